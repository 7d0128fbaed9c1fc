# A room of the house is one static library. Its headers are reached as "core/base/error.h" and only by targets that
# link the room: each room has an include root of its own, holding a link to its folder and nothing else, so an
# include against the arrows does not compile.
function(stratoscope_room path)
  cmake_parse_arguments(ROOM "" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
  string(REPLACE "/" "_" name "${path}")
  set(root "${CMAKE_BINARY_DIR}/rooms/${name}")
  get_filename_component(parent "${root}/${path}" DIRECTORY)
  file(MAKE_DIRECTORY "${parent}")
  file(CREATE_LINK "${CMAKE_SOURCE_DIR}/${path}" "${root}/${path}" SYMBOLIC)

  add_library(${name} STATIC ${ROOM_SOURCES})
  target_include_directories(${name} PUBLIC "${root}")
  target_link_libraries(${name} PUBLIC ${ROOM_PUBLIC} PRIVATE stratoscope_settings ${ROOM_PRIVATE})
endfunction()

# One test program a source file of tests/, registered with CTest under its path.
#   stratoscope_test(core/base/npy_test.cpp LINK core_base [DISPLAY])
# DISPLAY runs it under a virtual X server.
function(stratoscope_test source)
  cmake_parse_arguments(T "DISPLAY" "TIMEOUT" "LINK" ${ARGN})
  string(REGEX REPLACE "\\.cpp$" "" test "${source}")
  string(REPLACE "/" "_" name "${test}")
  add_executable(${name} "${CMAKE_SOURCE_DIR}/tests/${source}")
  set_target_properties(${name} PROPERTIES AUTOMOC ON RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
  target_link_libraries(${name} PRIVATE stratoscope_settings stratoscope_test_support ${T_LINK})
  # Whatever may decode images needs the program that does it.
  if("${T_LINK}" MATCHES "core_imaging|core_workflow|ui_")
    add_dependencies(${name} stratoscope-decoder)
  endif()
  if(T_DISPLAY)
    add_test(NAME ${test} COMMAND xvfb-run -a -s "-screen 0 1920x1200x24" $<TARGET_FILE:${name}>)
  else()
    add_test(NAME ${test} COMMAND ${name})
  endif()
  if(NOT T_TIMEOUT)
    set(T_TIMEOUT 300)
  endif()
  set_tests_properties(${test} PROPERTIES TIMEOUT ${T_TIMEOUT} ENVIRONMENT
    "QT_FORCE_STDERR_LOGGING=1;STRATOSCOPE_ARTEFACTS=${CMAKE_BINARY_DIR}/artefacts")
endfunction()
