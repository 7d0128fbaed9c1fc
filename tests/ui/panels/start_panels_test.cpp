#include "panel_pictures.h"
#include "ui/panels/empty_page.h"
#include "ui/panels/stepper.h"

#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QStyleFactory>

using namespace stratoscope::ui;

class StartPanelsTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void theStepperSaysWhatIsDoneAndWhatIsMissing() {
    Stepper stepper;
    stepper.setStep(Step::Import, StepState::Done);
    stepper.setStep(Step::Learn, StepState::Done);
    stepper.setStep(Step::Cluster, StepState::Done);
    stepper.setStep(Step::Explore, StepState::Current);
    stepper.setStep(Step::Label, StepState::Possible);
    stepper.setStep(Step::Report, StepState::Impossible, "Label some images first");
    stepper.setCohort("MedNIST survey", 6000, 412, true);
    showPanel(stepper, {1440, 48});
    keepPictures(stepper, "stepper");
    QVERIFY(withText<QLabel>(stepper, QStringLiteral("6,000 images \u00b7 412 patients \u00b7 saved")) != nullptr);
    QCOMPARE(stepper.state(Step::Explore), StepState::Current);
    const auto* report = named<StepButton>(stepper, "Report");
    QCOMPARE(report->toolTip(), QStringLiteral("Label some images first"));
    QCOMPARE(report->statusTip(), QStringLiteral("Label some images first"));
    QCOMPARE(report->accessibleDescription(), QStringLiteral("Not possible yet: Label some images first"));

    QSignalSpy asked(&stepper, &Stepper::stepRequested);
    QSignalSpy refused(&stepper, &Stepper::stepRefused);
    QTest::mouseClick(named<StepButton>(stepper, "Cluster"), Qt::LeftButton);
    QTest::mouseClick(named<StepButton>(stepper, "Report"), Qt::LeftButton);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked[0][0].value<Step>(), Step::Cluster);
    QCOMPARE(refused.size(), 1);
    QCOMPARE(refused[0][1].toString(), QStringLiteral("Label some images first"));
    stepper.setStep(Step::Report, StepState::Possible, "of no use now");
    QCOMPARE(report->toolTip(), QString());
    stepper.clearCohort();
    QVERIFY(withText<QLabel>(stepper, "MedNIST survey") == nullptr);
  }

  void theStepperIsUsedByKeyboard() {
    Stepper stepper;
    for (int i = 0; i < 6; ++i) {
      stepper.setStep(static_cast<Step>(i), StepState::Possible);
    }
    showPanel(stepper, {1100, 48});
    stepper.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&stepper));
    named<StepButton>(stepper, "Import")->setFocus(Qt::TabFocusReason);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QSignalSpy asked(&stepper, &Stepper::stepRequested);
    keepPicture(stepper, "stepper-focus", 1);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked[0][0].value<Step>(), Step::Cluster);
  }

  void doneAndPossibleLookDifferent() {
    StepButton button(2, "Learn");
    showPanel(button, button.sizeHint());
    QList<QImage> looks;
    for (const auto state : {StepState::Done, StepState::Current, StepState::Possible, StepState::Impossible}) {
      button.setState(state, {});
      looks << button.grab().toImage();
    }
    for (int i = 0; i < looks.size(); ++i) {
      for (int j = 0; j < i; ++j) {
        QVERIFY2(looks[i] != looks[j], qPrintable(QStringLiteral("%1 %2").arg(i).arg(j)));
      }
    }
  }

  void theEmptyPageOffersTheFirstStep() {
    EmptyPage page;
    showPanel(page, {900, 640});
    keepPictures(page, "empty-page-first");
    page.setRecent({"/home/reader/cohorts/MedNIST survey.stratoscope",
                    "/mnt/archive/radiology/chest/2021/CT chest with a long name.stratoscope"});
    QTest::qWait(50);
    keepPictures(page, "empty-page");
    QSignalSpy sample(&page, &EmptyPage::sampleRequested);
    QSignalSpy import(&page, &EmptyPage::importRequested);
    QSignalSpy open(&page, &EmptyPage::openRequested);
    QSignalSpy recent(&page, &EmptyPage::recentRequested);
    QTest::mouseClick(named<QPushButton>(page, "Open the sample cohort"), Qt::LeftButton);
    QTest::mouseClick(named<QPushButton>(page, "Import images..."), Qt::LeftButton);
    QTest::mouseClick(named<QPushButton>(page, "Open a cohort..."), Qt::LeftButton);
    QCOMPARE(QList<qsizetype>({sample.size(), import.size(), open.size()}), QList<qsizetype>({1, 1, 1}));
    auto* list = page.findChild<QListWidget*>();
    QCOMPARE(list->item(0)->text(), QStringLiteral("MedNIST survey in /home/reader/cohorts"));
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(list->item(1)).center());
    list->setCurrentRow(0);
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Return);
    QCOMPARE(recent.size(), 2);
    QCOMPARE(recent[0][0].toString(),
             QStringLiteral("/mnt/archive/radiology/chest/2021/CT chest with a long name.stratoscope"));
    QCOMPARE(recent[1][0].toString(), QStringLiteral("/home/reader/cohorts/MedNIST survey.stratoscope"));
  }
};

int main(int argc, char** argv) {
  QApplication application(argc, argv);
  QApplication::setStyle(QStyleFactory::create("Fusion"));
  QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
  StartPanelsTest test;
  return QTest::qExec(&test, argc, argv);
}

#include "start_panels_test.moc"
