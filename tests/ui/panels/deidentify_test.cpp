#include "panel_pictures.h"
#include "ui/models/profile_words.h"
#include "ui/panels/deidentify_dialog.h"
#include "ui/panels/deidentify_report.h"
#include "ui/panels/profile_form.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QStyleFactory>
#include <QTabWidget>
#include <QTableWidget>
#include <QTemporaryDir>

using namespace stratoscope;
using namespace stratoscope::ui;
using imaging::ProfileOption;

/// The dialog of a de-identified copy and the report afterwards.
class DeidentifyTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void everyOptionIsOfferedAndComesBack() {
    ProfileForm form;
    imaging::Profile profile;
    QVERIFY(form.profile().options.none());
    for (int i = 0; i < imaging::profileOptions; ++i) {
      const auto option = static_cast<ProfileOption>(i);
      profile = {};
      profile.add(option);
      profile.acceptPixelRisk = i % 2 == 0;
      form.setProfile(profile);
      QCOMPARE(form.profile().options, profile.options);
      QCOMPARE(form.profile().acceptPixelRisk, profile.acceptPixelRisk);
      QVERIFY(profileInWords(profile).contains(optionInWords(option)));
    }
  }

  void theWordsFollowTheChoice() {
    ProfileForm form;
    const auto* stays = named<QLabel>(form, "What stays");
    const auto* removed = named<QLabel>(form, "What is taken out");
    QVERIFY(removed->text().contains("Sex, age") && !stays->text().contains("Sex, age"));
    QVERIFY(removed->text().contains("All dates"));
    withText<QCheckBox>(form, "Keep sex, age, size and weight")->click();
    QVERIFY(!removed->text().contains("Sex, age") && stays->text().contains("Sex, age"));
    named<QComboBox>(form, "Dates")->setCurrentIndex(2);
    QVERIFY(!removed->text().contains("dates and times") && stays->text().contains("Dates and times as they are"));
    // What no option takes away is always told.
    QVERIFY(stays->text().contains("Faces"));
  }

  void placesAreCheckedBeforeAnythingIsRead() {
    const QTemporaryDir folder;
    DeidentifyDialog dialog(0);
    showPanel(dialog, {900, 640});
    auto* button = withText<QPushButton>(dialog, "Export");
    QVERIFY(!dialog.request().ofCohort);
    DeidentifyRequest request;
    request.source = folder.path();
    request.target = folder.filePath("within");
    dialog.setRequest(request);
    QVERIFY(!button->isEnabled());
    QVERIFY(button->toolTip().contains("must not lie within"));
    request.target = folder.path() + " beside";
    request.mapping = request.target + "/table.csv";
    dialog.setRequest(request);
    QVERIFY2(button->toolTip().contains("must not lie beside"), qPrintable(button->toolTip()));
    request.mapping = folder.path() + " table.csv";
    dialog.setRequest(request);
    QVERIFY2(button->isEnabled(), qPrintable(button->toolTip()));
    // Regions count only where pixels are cleaned.
    auto* regions = named<QLineEdit>(dialog, "Table of regions with texts");
    QVERIFY(!regions->isEnabled());
    request.profile.add(ProfileOption::CleanPixelData);
    request.regions = folder.filePath("none.csv");
    dialog.setRequest(request);
    QVERIFY(regions->isEnabled() && !button->isEnabled());
  }

  void looksOfTheDialog() {
    DeidentifyDialog dialog(12);
    DeidentifyRequest request;
    request.ofCohort = true;
    request.target = "/exchange/study";
    request.profile.add(ProfileOption::ModifiedDates);
    request.profile.add(ProfileOption::RetainPatient);
    request.profile.add(ProfileOption::CleanDescriptors);
    dialog.setRequest(request);
    showPanel(dialog, {900, 640});
    keepPictures(dialog, "deidentify-dialog");
  }

  void theReportTellsAllOfIt() {
    workflow::DeidentificationResult result;
    result.files = 480;
    result.patients = 3;
    result.profile.add(ProfileOption::RetainUids);
    result.profile.add(ProfileOption::RetainPatient);
    result.risks.faces = 120;
    result.cleaning.kept = {{0x00100040, ProfileOption::RetainPatient}, {0x00080018, ProfileOption::RetainUids}};
    result.refused = {{{"/archive/0011/letter.txt", {"is no DICOM file", {}}}, 12}};
    result.report = "/exchange/study/deidentification-report.json";
    DeidentifyReport report(result);
    showPanel(report, {720, 560});
    const auto risks = named<QLabel>(report, "What may still identify")->text();
    QVERIFY(risks.contains("120") && risks.contains("UIDs were kept") && risks.contains("3 patients"));
    auto* tabs = report.findChild<QTabWidget*>();
    QCOMPARE(tabs->tabText(1), QString("Refused files (1)"));
    QCOMPARE(tabs->currentIndex(), 1);
    keepPictures(report, "deidentify-report-refused");
    tabs->setCurrentIndex(0);
    const auto* kept = report.findChild<QTableWidget*>();
    QCOMPARE(kept->rowCount(), 2);
    QCOMPARE(kept->item(1, 1)->text(), QString("PatientSex"));
    keepPictures(report, "deidentify-report-kept");
  }
};

int main(int argc, char** argv) {
  QApplication application(argc, argv);
  QApplication::setStyle(QStyleFactory::create("Fusion"));
  QLocale::setDefault(QLocale::c());
  DeidentifyTest test;
  return QTest::qExec(&test, argc, argv);
}

#include "deidentify_test.moc"
