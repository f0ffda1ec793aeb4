# schemac_add_queries(TARGET app [ROOT folder] [ARGUMENTS …]): checked queries for a target.
#
#   TARGET     the executable or library whose sources hold SCHEMAC_QUERY, or that uses the generated functions
#   ROOT       the project's root, where schema/ is (default: the current source folder)
#   ARGUMENTS  more arguments for `schemac check`, for a project without schema/schemac.json
#   GENERATED  the folder of the generated files, relative to ROOT (default: generated)
#
# Compiles the generated files into the target, and runs `schemac check` before the target's sources compile: the
# build fails when schema, queries, records and generated code disagree. The check depends on every file and
# folder it read last time (a depfile; a folder, so that an added file counts), on schemac itself and on nothing
# else, so that it costs a stat each when nothing changed. Where schemac is neither built nor installed, the
# committed generated files are compiled unchecked: an application builds without the compiler.
include_guard(GLOBAL)

function(schemac_add_queries)
  cmake_parse_arguments(PARSE_ARGV 0 arg "" "TARGET;ROOT;GENERATED" "ARGUMENTS")
  if(NOT TARGET "${arg_TARGET}")
    message(FATAL_ERROR "schemac_add_queries: TARGET must name a target")
  endif()
  if(NOT arg_GENERATED)
    set(arg_GENERATED generated)
  endif()
  get_filename_component(root "${arg_ROOT}" ABSOLUTE BASE_DIR "${CMAKE_CURRENT_SOURCE_DIR}")
  _schemac_add_generated(${arg_TARGET} "${root}" "${root}/${arg_GENERATED}")
  _schemac_find_compiler(compiler)
  if(compiler)
    _schemac_add_check(${arg_TARGET} "${root}" "${compiler}" "${arg_ARGUMENTS}")
  else()
    message(STATUS "schemac: no compiler here, ${arg_TARGET} takes ${arg_GENERATED}/ as it is")
  endif()
endfunction()

# One object library a generated folder and directory scope would be shared by no one: the files are few and small.
function(_schemac_add_generated target root generated)
  file(GLOB files CONFIGURE_DEPENDS "${generated}/*.c")
  target_sources(${target} PRIVATE ${files})
  target_include_directories(${target} PRIVATE "${root}")
  target_link_libraries(${target} PRIVATE schemac::runtime)
endfunction()

function(_schemac_find_compiler result)
  if(TARGET schemac)
    set(${result} schemac PARENT_SCOPE)
    return()
  endif()
  find_program(SCHEMAC_EXECUTABLE schemac)
  if(SCHEMAC_EXECUTABLE)
    set(${result} "${SCHEMAC_EXECUTABLE}" PARENT_SCOPE)
  else()
    set(${result} "" PARENT_SCOPE)
  endif()
endfunction()

function(_schemac_add_check target root compiler arguments)
  if(TARGET "${compiler}")
    set(command "$<TARGET_FILE:${compiler}>")
  else()
    set(command "${compiler}")
  endif()
  set(base "${CMAKE_CURRENT_BINARY_DIR}/schemac_${target}")
  add_custom_command(
    OUTPUT "${base}.stamp"
    COMMAND "${command}" check --stamp "${base}.stamp" --depfile "${base}.d" ${arguments}
    DEPENDS "${compiler}"
    DEPFILE "${base}.d"
    WORKING_DIRECTORY "${root}"
    COMMENT "schemac check ${target}"
    VERBATIM)
  add_custom_target(schemac_check_${target} DEPENDS "${base}.stamp")
  add_dependencies(${target} schemac_check_${target})
endfunction()
