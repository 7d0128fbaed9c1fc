#pragma once

#include <QDir>
#include <QString>

/// Where a test leaves pictures for a person to look at.
inline QString artefactPath(const QString& name) {
  const auto folder = qEnvironmentVariable("STRATOSCOPE_ARTEFACTS", QDir::tempPath() + "/stratoscope-artefacts");
  QDir().mkpath(folder);
  return folder + "/" + name;
}
