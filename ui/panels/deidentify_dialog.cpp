#include "ui/panels/deidentify_dialog.h"

#include "ui/panels/path_edit.h"
#include "ui/panels/profile_form.h"

#include <QDialogButtonBox>
#include <QDir>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace stratoscope::ui {
namespace {

bool isWithin(const QString& inner, const QString& outer) {
  const auto end = QDir::cleanPath(QDir(inner).absolutePath()) + '/';
  return end.startsWith(QDir::cleanPath(QDir(outer).absolutePath()) + '/');
}

} // namespace

DeidentifyDialog::DeidentifyDialog(int series, QWidget* parent)
    : QDialog(parent), ofCohort_(new QRadioButton(tr("The DICOM files of this cohort (%Ln series)", nullptr, series))),
      ofFolder_(new QRadioButton(tr("All DICOM files in a folder"))),
      source_(new PathEdit(PathEdit::What::Folder, tr("Folder to copy"))),
      target_(new PathEdit(PathEdit::What::Folder, tr("Folder for the copies"))),
      mapping_(new PathEdit(PathEdit::What::NewFile, tr("Table of old and new identifiers"))),
      regions_(new PathEdit(PathEdit::What::File, tr("Table of regions with texts"))), profile_(new ProfileForm),
      status_(new QLabel) {
  setWindowTitle(tr("Export a de-identified copy"));
  resize(900, 640);
  ofCohort_->setEnabled(series > 0);
  (series > 0 ? ofCohort_ : ofFolder_)->setChecked(true);
  status_->setForegroundRole(QPalette::PlaceholderText);
  status_->setWordWrap(true);
  auto* bottom = new QHBoxLayout;
  bottom->addWidget(status_, 1);
  bottom->addWidget(makeButtons());
  auto* layout = new QVBoxLayout(this);
  layout->setSpacing(12);
  layout->addWidget(makePlaces());
  layout->addWidget(profile_, 1);
  layout->addLayout(bottom);
  connect(ofFolder_, &QRadioButton::toggled, this, &DeidentifyDialog::showState);
  for (auto* path : {source_, target_, mapping_, regions_}) {
    connect(path, &PathEdit::changed, this, &DeidentifyDialog::showState);
  }
  connect(profile_, &ProfileForm::changed, this, &DeidentifyDialog::showState);
  showState();
}

QWidget* DeidentifyDialog::makePlaces() {
  mapping_->setPlaceholder(tr("Optional; keep it secret"));
  mapping_->setFilter(tr("Tables (*.csv)"));
  regions_->setPlaceholder(tr("Optional: modality,manufacturer,model,rows,columns,x,y,width,height"));
  regions_->setFilter(tr("Tables (*.csv)"));
  auto* box = new QWidget;
  auto* form = new QFormLayout(box);
  form->setContentsMargins(0, 0, 0, 0);
  form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  form->addRow(tr("Copy"), ofCohort_);
  form->addRow({}, ofFolder_);
  form->addRow({}, source_);
  form->addRow(tr("To"), target_);
  form->addRow(tr("Identifiers"), mapping_);
  form->addRow(tr("Regions"), regions_);
  return box;
}

QWidget* DeidentifyDialog::makeButtons() {
  auto* buttons = new QDialogButtonBox;
  buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole)->setAutoDefault(false);
  export_ = buttons->addButton(tr("Export"), QDialogButtonBox::AcceptRole);
  export_->setDefault(true);
  connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  return buttons;
}

DeidentifyRequest DeidentifyDialog::request() const {
  return {ofCohort_->isChecked(), source_->path(),  target_->path(), profile_->profile(),
          profile_->secret(),     mapping_->path(), regions_->path()};
}

void DeidentifyDialog::setRequest(const DeidentifyRequest& request) {
  if (ofCohort_->isEnabled()) {
    (request.ofCohort ? ofCohort_ : ofFolder_)->setChecked(true);
  }
  source_->setPath(request.source);
  target_->setPath(request.target);
  mapping_->setPath(request.mapping);
  regions_->setPath(request.regions);
  profile_->setProfile(request.profile);
  profile_->setSecret(request.secret);
}

QString DeidentifyDialog::whatIsMissing() const {
  const auto asked = request();
  if (!asked.ofCohort && !QFileInfo(asked.source).isDir()) {
    return asked.source.isEmpty() ? tr("Choose the folder to copy.") : tr("There is no such folder to copy.");
  }
  if (asked.target.isEmpty()) {
    return tr("Choose a folder for the copies.");
  }
  if (!asked.ofCohort && isWithin(asked.target, asked.source)) {
    return tr("The copies must not lie within the folder that is copied.");
  }
  if (!asked.mapping.isEmpty() && isWithin(asked.mapping, asked.target)) {
    return tr("The table of identifiers must not lie beside the copies that it identifies.");
  }
  if (regions_->isEnabled() && !asked.regions.isEmpty() && !QFileInfo(asked.regions).isFile()) {
    return tr("The table of regions is not there.");
  }
  return profile_->problem();
}

void DeidentifyDialog::showState() {
  source_->setEnabled(ofFolder_->isChecked());
  // Without that option no pixel is touched.
  regions_->setEnabled(profile_->profile().has(imaging::ProfileOption::CleanPixelData));
  const auto missing = whatIsMissing();
  export_->setEnabled(missing.isEmpty());
  export_->setToolTip(missing);
  status_->setText(missing.isEmpty() ? tr("The originals are never changed. Read the report afterwards: no program "
                                          "finds everything that may identify.")
                                     : missing);
}

} // namespace stratoscope::ui
