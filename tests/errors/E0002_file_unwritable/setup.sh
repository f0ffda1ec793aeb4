echo 'a file' > generated
