#pragma once

#include <QFileInfo>
#include <QProcess>
#include <QProcessEnvironment>
#include <QString>

/// The distribution's Python with torchvision, as an independent implementation.
namespace stratoscope::fixture {

inline bool runPython(const QStringList& arguments) {
  QProcess python;
  auto environment = QProcessEnvironment::systemEnvironment();
  // Settings for another build of OpenBLAS can stop the one that Python links.
  environment.remove("OPENBLAS_CORETYPE");
  environment.remove("OPENBLAS_L2_SIZE");
  python.setProcessEnvironment(environment);
  python.setProcessChannelMode(QProcess::ForwardedErrorChannel);
  python.start(QFileInfo::exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3", arguments);
  return python.waitForFinished(120'000) && python.exitStatus() == QProcess::NormalExit && python.exitCode() == 0;
}

inline bool hasTorchvision() {
  return runPython({"-c", "import importlib.util, sys; sys.exit(0 if importlib.util.find_spec('torchvision') else 1)"});
}

/// tests/data/resnet_torchvision.py with these arguments.
inline bool runTorchvision(QStringList arguments) {
  arguments.prepend(STRATOSCOPE_TEST_DATA "/resnet_torchvision.py");
  return runPython(arguments);
}

} // namespace stratoscope::fixture
