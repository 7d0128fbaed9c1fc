#include "ui/panels/path_edit.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace stratoscope::ui {

PathEdit::PathEdit(What what, const QString& name, QWidget* parent)
    : QWidget(parent), what_(what), name_(name), line_(new QLineEdit) {
  line_->setAccessibleName(name);
  auto* choose = new QPushButton(tr("Browse..."));
  choose->setAutoDefault(false);
  //: %1 is the name of a field
  choose->setAccessibleName(tr("Browse: %1").arg(name));
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(line_, 1);
  layout->addWidget(choose);
  setFocusProxy(line_);
  connect(choose, &QPushButton::clicked, this, &PathEdit::browse);
  connect(line_, &QLineEdit::textChanged, this, &PathEdit::changed);
}

QString PathEdit::path() const { return line_->text().trimmed(); }

void PathEdit::setPath(const QString& path) { line_->setText(path); }

void PathEdit::setPlaceholder(const QString& text) { line_->setPlaceholderText(text); }

QString PathEdit::ask() {
  switch (what_) {
  case What::Folder:
    return QFileDialog::getExistingDirectory(this, name_, path());
  case What::File:
    return QFileDialog::getOpenFileName(this, name_, path(), filter_);
  case What::NewFile:
    break;
  }
  return QFileDialog::getSaveFileName(this, name_, path(), filter_);
}

void PathEdit::browse() {
  if (const auto chosen = ask(); !chosen.isEmpty()) {
    line_->setText(chosen);
  }
}

} // namespace stratoscope::ui
