#include "ui/panels/copy_choice.h"

#include "ui/models/profile_words.h"
#include "ui/panels/elided_label.h"
#include "ui/panels/profile_form.h"

#include <QCheckBox>
#include <QDialog>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace stratoscope::ui {

CopyChoice::CopyChoice(QWidget* parent)
    : QWidget(parent), wanted_(new QCheckBox(tr("As a de-identified copy"))), words_(new ElidedLabel),
      options_(new QPushButton(tr("Options\u2026"))) {
  wanted_->setToolTip(tr("DICOM files are copied into the cohort's folder without what identifies, and the cohort "
                         "refers to these copies alone. Other files are left out"));
  words_->setForegroundRole(QPalette::PlaceholderText);
  words_->setAccessibleName(tr("Profile of the copies"));
  options_->setAutoDefault(false);
  options_->setAccessibleName(tr("Options of the copies"));
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(wanted_);
  layout->addWidget(words_, 1);
  layout->addWidget(options_);
  connect(options_, &QPushButton::clicked, this, &CopyChoice::choose);
  connect(wanted_, &QCheckBox::toggled, this, &CopyChoice::showState);
  showState();
}

bool CopyChoice::wanted() const { return wanted_->isChecked(); }

void CopyChoice::set(bool wanted, const imaging::Profile& profile, const QString& secret) {
  profile_ = profile;
  secret_ = secret;
  wanted_->setChecked(wanted);
  showState();
}

void CopyChoice::choose() {
  auto* dialog = new QDialog(this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setWindowTitle(tr("De-identified copy"));
  dialog->resize(860, 480);
  auto* form = new ProfileForm;
  form->setProfile(profile_);
  form->setSecret(secret_);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
  connect(buttons, &QDialogButtonBox::accepted, dialog, &QDialog::accept);
  connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
  auto* layout = new QVBoxLayout(dialog);
  layout->addWidget(form, 1);
  layout->addWidget(buttons);
  connect(form, &ProfileForm::changed, buttons, [form, buttons] {
    buttons->button(QDialogButtonBox::Ok)->setEnabled(form->problem().isEmpty());
    buttons->button(QDialogButtonBox::Ok)->setToolTip(form->problem());
  });
  connect(dialog, &QDialog::accepted, this, [this, form] { set(wanted(), form->profile(), form->secret()); });
  dialog->open();
}

void CopyChoice::showState() {
  options_->setEnabled(wanted());
  words_->setText(wanted() ? profileInWords(profile_) : QString());
  Q_EMIT changed();
}

} // namespace stratoscope::ui
