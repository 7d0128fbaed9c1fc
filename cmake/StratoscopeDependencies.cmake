# OpenMP first: faiss-config of Debian 12 refers to its target without asking for it.
find_package(OpenMP REQUIRED COMPONENTS CXX)
find_package(Torch REQUIRED)
if(TORCH_CXX_FLAGS MATCHES "GLIBCXX_USE_CXX11_ABI=0")
  message(FATAL_ERROR "This LibTorch was built for the strings of before C++11: take its makers' build with the cxx11 ABI")
endif()
find_package(nlohmann_json REQUIRED)

add_library(stratoscope_torch INTERFACE)
separate_arguments(torch_flags UNIX_COMMAND "${TORCH_CXX_FLAGS}")
target_compile_options(stratoscope_torch INTERFACE ${torch_flags})
target_include_directories(stratoscope_torch SYSTEM INTERFACE ${TORCH_INCLUDE_DIRS})
target_link_libraries(stratoscope_torch INTERFACE ${TORCH_LIBRARIES} OpenMP::OpenMP_CXX)

if(STRATOSCOPE_LEARNING_ONLY)
  return()
endif()

find_package(faiss REQUIRED)
find_package(CLI11 REQUIRED)
# Debian 12 ships a libzip-config that asks for tools of another package; pkg-config does not.
find_package(PkgConfig REQUIRED)
pkg_check_modules(libzip REQUIRED IMPORTED_TARGET libzip)
find_package(PNG REQUIRED)
find_package(TIFF REQUIRED)
find_package(ZLIB REQUIRED)
find_package(DCMTK REQUIRED)
find_package(Qt6 6.4 REQUIRED COMPONENTS Core Gui Widgets Sql Concurrent Test OpenGL OpenGLWidgets LinguistTools Svg)
find_package(VTK 9.1 REQUIRED COMPONENTS
  CommonCore CommonDataModel RenderingCore RenderingOpenGL2 RenderingFreeType RenderingAnnotation
  InteractionStyle InteractionWidgets InteractionImage ImagingCore FiltersGeneral
  RenderingContext2D RenderingContextOpenGL2 ChartsCore ViewsContext2D IOImage)

# Only readers that core/imaging uses; ITKFFT stays out (FFTW is GPL).
find_package(ITK 5.2 REQUIRED COMPONENTS
  ITKCommon ITKIOImageBase ITKIOJPEG ITKIOBMP ITKIONRRD ITKIOMeta ITKGDCM)

set_property(DIRECTORY APPEND PROPERTY COMPILE_DEFINITIONS QT_NO_KEYWORDS QT_DISABLE_DEPRECATED_BEFORE=0x060400)
set(QT_DEFAULT_MAJOR_VERSION 6)

# DCMTK's targets name codecs and network tools that are of no use here.
add_library(stratoscope_dcmtk INTERFACE)
target_link_libraries(stratoscope_dcmtk INTERFACE DCMTK::dcmdata DCMTK::ofstd DCMTK::oflog)

# ITK's own use file would set flags and include folders for every target; ITK's readers are called directly, without
# the factories that it would register.
add_library(stratoscope_itk INTERFACE)
target_include_directories(stratoscope_itk SYSTEM INTERFACE ${ITK_INCLUDE_DIRS})
target_link_libraries(stratoscope_itk INTERFACE ITKCommon ITKIOImageBase ITKIOJPEG ITKIOBMP)
