#include "ui/models/core_text.h"

#include <QCoreApplication>

namespace stratoscope::ui {

QString translated(const Text& text) {
  const auto source = QCoreApplication::translate("core", text.source.c_str());
  return QString::fromStdString(fillText(source.toStdString(), text.arguments));
}

QString describe(const Error& error) {
  auto all = translated(error.reason());
  if (!error.subject().empty()) {
    all = QString::fromStdString(error.subject()) + QStringLiteral(": ") + all;
  } else if (!all.isEmpty()) {
    all[0] = all[0].toUpper();
  }
  if (!error.advice().empty()) {
    all += QStringLiteral(". ") + translated(error.advice());
  }
  return all;
}

} // namespace stratoscope::ui
