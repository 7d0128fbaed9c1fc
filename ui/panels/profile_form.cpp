#include "ui/panels/profile_form.h"

#include "ui/models/profile_words.h"
#include "ui/panels/form_parts.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QVBoxLayout>

#include <tuple>

namespace stratoscope::ui {
namespace {

using imaging::Profile;
using imaging::ProfileOption;

constexpr int shortestSecret = 16; ///< letters; a shorter one could be found by trying
constexpr int wordsWidth = 330;

enum Dates { RemoveDates, ShiftDates, KeepDates };

QString listed(const QStringList& sentences) {
  QStringList lines;
  for (const auto& sentence : sentences) {
    lines << QStringLiteral("\u2022 ") + sentence;
  }
  return lines.join(QChar::LineFeed);
}

QLabel* heading(const QString& text) {
  auto* label = new QLabel(text);
  auto bold = label->font();
  bold.setBold(true);
  label->setFont(bold);
  return label;
}

} // namespace

ProfileForm::ProfileForm(QWidget* parent)
    : QWidget(parent), dates_(choiceBox({{tr("Take out"), RemoveDates},
                                         {tr("Shift, each patient by a distance of their own"), ShiftDates},
                                         {tr("Keep"), KeepDates}})),
      accept_(new QCheckBox(tr("Let images through that often have texts in their pixels"))), secret_(new QLineEdit),
      removed_(new QLabel), kept_(new QLabel) {
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(18);
  layout->addWidget(makeOptions(), 1, Qt::AlignTop);
  layout->addWidget(makeWords());
  follow();
}

QWidget* ProfileForm::makeOptions() {
  auto* box = new QWidget;
  auto* form = new QFormLayout(box);
  form->setContentsMargins(0, 0, 0, 0);
  form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  dates_->setAccessibleName(tr("Dates"));
  form->addRow(tr("Dates"), dates_);
  addBoxes(form);
  secret_->setEchoMode(QLineEdit::Password);
  secret_->setAccessibleName(tr("Secret"));
  secret_->setPlaceholderText(tr("Optional, at least 16 letters"));
  secret_->setToolTip(tr("The same secret gives the same new identifiers another time. Without one a random secret is "
                         "drawn and forgotten, and nobody can find the originals by the new identifiers"));
  form->addRow(tr("Secret"), secret_);
  connect(dates_, &QComboBox::currentIndexChanged, this, &ProfileForm::follow);
  connect(secret_, &QLineEdit::textChanged, this, &ProfileForm::changed);
  return box;
}

void ProfileForm::addBoxes(QFormLayout* form) {
  using enum ProfileOption;
  const std::tuple<ProfileOption, QString, QString> options[] = {
      {RetainUids, tr("Keep UIDs"), tr("Without it each UID becomes a new one, the same in all files")},
      {RetainPatient, tr("Keep sex, age, size and weight"), tr("Ages of 90 and over become 90")},
      {RetainDevice, tr("Keep the device"), tr("Name, serial number and station of the device")},
      {RetainInstitution, tr("Keep the institution"), tr("Its name, address and department")},
      {CleanDescriptors, tr("Keep harmless words of descriptions"),
       tr("Words of anatomy, technique and display that are in a list; all other words go")},
      {RetainSafePrivate, tr("Keep harmless private elements"),
       tr("Those that the standard lists, such as b values of diffusion; all others go")},
      {CleanStructuredContent, tr("Keep structured reports without their texts"), {}},
      {CleanGraphics, tr("Keep drawings without their texts"), {}},
      {CleanPixelData, tr("Blacken texts in the pixels where a device is known to write them"),
       tr("Ultrasound outside of its regions, and regions of known devices. Other texts are not found")}};
  for (const auto& [option, text, tip] : options) {
    auto* box = new QCheckBox(text);
    box->setToolTip(tip);
    form->addRow(box);
    boxes_.emplace_back(option, box);
    connect(box, &QCheckBox::toggled, this, &ProfileForm::follow);
  }
  accept_->setToolTip(tr("Screenshots, scans of paper and ultrasound are refused without it. Images that say that "
                         "they have texts are always refused"));
  form->addRow(accept_);
  connect(accept_, &QCheckBox::toggled, this, &ProfileForm::follow);
}

QWidget* ProfileForm::makeWords() {
  auto* words = new QWidget;
  words->setBackgroundRole(QPalette::Base);
  words->setAutoFillBackground(true);
  auto* layout = new QVBoxLayout(words);
  for (auto* label : {removed_, kept_}) {
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setAlignment(Qt::AlignTop | Qt::AlignLeft);
  }
  removed_->setAccessibleName(tr("What is taken out"));
  kept_->setAccessibleName(tr("What stays"));
  layout->addWidget(heading(tr("What stays")));
  layout->addWidget(kept_);
  layout->addSpacing(8);
  layout->addWidget(heading(tr("What is taken out")));
  layout->addWidget(removed_);
  layout->addStretch(1);
  auto* scroll = new QScrollArea;
  scroll->setWidget(words);
  scroll->setWidgetResizable(true);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll->setFixedWidth(wordsWidth);
  scroll->setAccessibleName(tr("What the choice means"));
  return scroll;
}

Profile ProfileForm::profile() const {
  Profile profile;
  if (dates_->currentData() == KeepDates) {
    profile.add(ProfileOption::FullDates);
  } else if (dates_->currentData() == ShiftDates) {
    profile.add(ProfileOption::ModifiedDates);
  }
  for (const auto& [option, box] : boxes_) {
    if (box->isChecked()) {
      profile.add(option);
    }
  }
  profile.acceptPixelRisk = accept_->isChecked();
  return profile;
}

void ProfileForm::setProfile(const Profile& profile) {
  const bool shifted = profile.has(ProfileOption::ModifiedDates);
  const bool kept = profile.has(ProfileOption::FullDates);
  choose(dates_, kept ? KeepDates : shifted ? ShiftDates : RemoveDates);
  for (const auto& [option, box] : boxes_) {
    box->setChecked(profile.has(option));
  }
  accept_->setChecked(profile.acceptPixelRisk);
}

QString ProfileForm::secret() const { return secret_->text(); }

void ProfileForm::setSecret(const QString& secret) { secret_->setText(secret); }

QString ProfileForm::problem() const {
  const bool tooShort = !secret().isEmpty() && secret().size() < shortestSecret;
  return tooShort ? tr("The secret needs at least %L1 letters.").arg(shortestSecret) : QString();
}

void ProfileForm::follow() {
  removed_->setText(listed(removedInWords(profile())));
  kept_->setText(listed(keptInWords(profile())));
  Q_EMIT changed();
}

} // namespace stratoscope::ui
