SELECT ':x' , "a:y" , $q$ :z ? $q$ /* :w ? /* nested ? */ */ -- ?
