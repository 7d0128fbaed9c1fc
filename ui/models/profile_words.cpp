#include "ui/models/profile_words.h"

#include <QCoreApplication>

#include <utility>

namespace stratoscope::ui {
namespace {

using imaging::Profile;
using imaging::ProfileOption;

struct Words {
  Q_DECLARE_TR_FUNCTIONS(stratoscope::ui::ProfileWords)
};

bool hasDates(const Profile& profile) {
  return profile.has(ProfileOption::FullDates) || profile.has(ProfileOption::ModifiedDates);
}

/// A sentence for each option; those of the options chosen are kept, the others removed.
struct Sentences {
  ProfileOption option;
  QString removed;
  QString kept;
};

std::vector<Sentences> sentences() {
  return {{ProfileOption::RetainPatient, Words::tr("Sex, age, size and weight of the patient"),
           Words::tr("Sex, age, size and weight of the patient; ages of 90 and over become 90")},
          {ProfileOption::RetainDevice, Words::tr("Names and serial numbers of the devices"),
           Words::tr("Names and serial numbers of the devices, and with them often the place")},
          {ProfileOption::RetainInstitution, Words::tr("Names and addresses of the institutions"),
           Words::tr("Names and addresses of the institutions")},
          {ProfileOption::CleanDescriptors, Words::tr("Descriptions of studies and series, and comments"),
           Words::tr("Words of the descriptions that are in a list of harmless ones; comments")},
          {ProfileOption::RetainSafePrivate, Words::tr("All private elements of the manufacturers"),
           Words::tr("Private elements that are known to be harmless")},
          {ProfileOption::CleanStructuredContent, Words::tr("The content of structured reports"),
           Words::tr("Structured reports with their codes, numbers and references, without their texts")},
          {ProfileOption::CleanGraphics, Words::tr("Drawings on the images"),
           Words::tr("Drawings on the images, without their texts")}};
}

void addPixels(const Profile& profile, QStringList& kept) {
  if (profile.has(ProfileOption::CleanPixelData)) {
    kept << Words::tr("The images; regions in which devices are known to write texts are blackened");
  } else {
    kept << Words::tr("The images as they are; those that may have texts in their pixels are refused");
  }
  if (profile.acceptPixelRisk) {
    kept << Words::tr("Images of kinds that often have texts in their pixels: look at each before you share it");
  }
  kept << Words::tr("Faces: from slices of a head one can be rendered");
}

} // namespace

QStringList removedInWords(const Profile& profile) {
  QStringList removed{
      Words::tr("Names, numbers, addresses and birth dates of patients, and names of physicians and staff")};
  if (!profile.has(ProfileOption::RetainUids)) {
    removed << Words::tr("UIDs: each becomes a new one, the same wherever it stands");
  }
  if (!hasDates(profile)) {
    removed << Words::tr("All dates and times");
  }
  for (const auto& one : sentences()) {
    if (!profile.has(one.option)) {
      removed << one.removed;
    }
  }
  return removed << Words::tr("Everything that the standard does not know");
}

QStringList keptInWords(const Profile& profile) {
  QStringList kept;
  addPixels(profile, kept);
  kept << Words::tr("What images need to be read and measured: size, spacing, position, modality, kV, echo times "
                    "and the like");
  if (profile.has(ProfileOption::RetainUids)) {
    kept << Words::tr("UIDs: who has the originals can find them by these");
  }
  if (profile.has(ProfileOption::FullDates)) {
    kept << Words::tr("Dates and times as they are");
  } else if (profile.has(ProfileOption::ModifiedDates)) {
    kept << Words::tr("Times of day and the distances between dates: all dates of a patient are shifted by one number "
                      "of days");
  }
  for (const auto& one : sentences()) {
    if (profile.has(one.option)) {
      kept << one.kept;
    }
  }
  return kept;
}

QString optionInWords(ProfileOption option) {
  switch (option) {
  case ProfileOption::RetainSafePrivate:
    return Words::tr("harmless private elements kept");
  case ProfileOption::RetainUids:
    return Words::tr("UIDs kept");
  case ProfileOption::RetainDevice:
    return Words::tr("devices kept");
  case ProfileOption::RetainInstitution:
    return Words::tr("institutions kept");
  case ProfileOption::RetainPatient:
    return Words::tr("characteristics of patients kept");
  case ProfileOption::FullDates:
    return Words::tr("dates kept");
  case ProfileOption::ModifiedDates:
    return Words::tr("dates shifted");
  case ProfileOption::CleanDescriptors:
    return Words::tr("descriptions cleaned");
  case ProfileOption::CleanStructuredContent:
    return Words::tr("reports cleaned");
  case ProfileOption::CleanGraphics:
    return Words::tr("drawings cleaned");
  case ProfileOption::CleanPixelData:
    break;
  }
  return Words::tr("pixels cleaned");
}

QString profileInWords(const Profile& profile) {
  QStringList words{Words::tr("Basic profile")};
  for (int i = 0; i < imaging::profileOptions; ++i) {
    if (const auto option = static_cast<ProfileOption>(i); profile.has(option)) {
      words << optionInWords(option);
    }
  }
  if (profile.acceptPixelRisk) {
    words << Words::tr("texts in pixels accepted");
  }
  return words.join(QStringLiteral(", "));
}

} // namespace stratoscope::ui
