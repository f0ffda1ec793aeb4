# CMake generated Testfile for 
# Source directory: /tmp/w-inputs
# Build directory: /tmp/w-inputs/rel
# 
# This file includes the relevant testing commands required for 
# testing this directory and lists subdirectories to be tested as well.
subdirs("runtime")
subdirs("compiler")
subdirs("examples")
subdirs("tests")
