# What every program carries, what an installed Stratoscope consists of, and its Debian package, which depends on the
# distribution's libraries and holds none of its own.
include(GNUInstallDirs)
set(id io.github.stratoscope.Stratoscope)
set(data "${CMAKE_INSTALL_DATADIR}/stratoscope")

foreach(program stratoscope stratoscope-cli)
  if(TARGET ${program})
    target_link_libraries(${program} PRIVATE stratoscope_translations stratoscope_icons)
    install(TARGETS ${program} RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
  endif()
endforeach()
install(TARGETS stratoscope-decoder RUNTIME DESTINATION libexec/stratoscope)
install(DIRECTORY resources/sample/ DESTINATION "${data}/sample")
install(FILES packaging/${id}.desktop DESTINATION "${CMAKE_INSTALL_DATADIR}/applications")
install(FILES packaging/${id}.metainfo.xml DESTINATION "${CMAKE_INSTALL_DATADIR}/metainfo")
install(FILES packaging/${id}.mime.xml DESTINATION "${CMAKE_INSTALL_DATADIR}/mime/packages" RENAME ${id}.xml)
install(FILES resources/icons/stratoscope.svg
  DESTINATION "${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps" RENAME ${id}.svg)
install(FILES packaging/copyright README.md CHANGELOG.md DESTINATION "${CMAKE_INSTALL_DATADIR}/doc/stratoscope")
if(TARGET stratoscope_vtk_qt AND EXISTS "${STRATOSCOPE_VTK_BRIDGE}/Copyright.txt")
  install(FILES "${STRATOSCOPE_VTK_BRIDGE}/Copyright.txt" DESTINATION "${CMAKE_INSTALL_DATADIR}/doc/stratoscope"
    RENAME VTK-Copyright.txt)
endif()

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME stratoscope)
set(CPACK_PACKAGE_VENDOR "The Stratoscope authors")
set(CPACK_PACKAGE_CONTACT "The Stratoscope authors <stratoscope@users.noreply.github.com>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "workbench for collections of medical images")
set(CPACK_PACKAGE_DESCRIPTION
  "Reads DICOM and NIfTI studies and plain images into a cohort, trains a contrastive autoencoder on them, clusters the
embeddings and shows them on a map, to look at, compare, retrieve, label and sample. For research only; not a medical
device.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# What no link names: plug-ins that Qt opens by name, and a BLAS that is worth the wait.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libqt6sql6-sqlite, libqt6svg6")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "libopenblas0, qt6-translations-l10n, qt6-wayland")
include(CPack)
