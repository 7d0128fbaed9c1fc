set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
endif()

if(STRATOSCOPE_SANITIZE)
  add_compile_options(-fsanitize=${STRATOSCOPE_SANITIZE} -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${STRATOSCOPE_SANITIZE})
endif()

# Flags of our own targets only; libraries come in as SYSTEM.
add_library(stratoscope_settings INTERFACE)
target_compile_options(stratoscope_settings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion)
if(STRATOSCOPE_SANITIZE)
  # GCC 12 sees uninitialised values in std::regex as soon as it is instrumented.
  target_compile_options(stratoscope_settings INTERFACE -Wno-maybe-uninitialized)
endif()
if(STRATOSCOPE_WERROR)
  target_compile_options(stratoscope_settings INTERFACE -Werror)
  # Newer libraries than those of Debian 12, which come with newer compilers, deprecate what Debian 12 has not replaced.
  if(CMAKE_CXX_COMPILER_VERSION VERSION_GREATER_EQUAL 13)
    target_compile_options(stratoscope_settings INTERFACE -Wno-error=deprecated-declarations)
  endif()
endif()
