#include "core/cohort/selections.h"
#include "core/workflow/thumbnails/thumbnails.h"
#include "ui/main_window/message_bar.h"
#include "ui/main_window/theme.h"
#include "ui/models/found_tree_model.h"
#include "ui/panels/copy_choice.h"
#include "ui/panels/deidentify_dialog.h"
#include "ui/panels/deidentify_report.h"
#include "ui/panels/found_view.h"
#include "ui/panels/gallery_panel.h"
#include "ui/panels/import_dialog.h"
#include "ui/panels/profile_form.h"
#include "window_story.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDirIterator>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMenuBar>
#include <QScreen>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QSurfaceFormat>
#include <QTemporaryDir>
#include <QTreeView>
#include <QVTKOpenGLNativeWidget.h>

#include <clocale>

using namespace stratoscope;
using namespace stratoscope::ui;

namespace {

namespace fs = std::filesystem;

constexpr int pictures = 10;
constexpr int more = 3;   ///< pictures that come later
constexpr int slices = 4; ///< of the bundled DICOM series
constexpr int patience = 60000;

template <typename Widget> Widget* named(const QWidget& panel, const QString& name) {
  for (auto* child : panel.findChildren<Widget*>()) {
    if (child->accessibleName() == name) {
      return child;
    }
  }
  return nullptr;
}

QAction* actionNamed(const QWidget& window, const QString& text) {
  const auto actions = window.findChildren<QAction*>();
  const auto found = std::ranges::find(actions, text, &QAction::text);
  return found == actions.end() ? nullptr : *found;
}

/// The entries of a sub-menu that is filled when it opens.
QList<QAction*> entriesOf(const QWidget& window, const QString& title) {
  for (auto* menu : window.findChildren<QMenu*>()) {
    if (menu->title() == title) {
      Q_EMIT menu->aboutToShow();
      return menu->actions();
    }
  }
  return {};
}

QList<QByteArray> filesBelow(const QString& folder, const QString& pattern) {
  QList<QByteArray> contents;
  QDirIterator files(folder, {pattern}, QDir::Files, QDirIterator::Subdirectories);
  while (files.hasNext()) {
    QFile file(files.next());
    if (file.open(QIODevice::ReadOnly)) {
      contents << file.readAll();
    }
  }
  return contents;
}

} // namespace

/// What a person does with images beyond learning from them: thumbnails, what is known already, selections that are
/// kept, and copies without what identifies. Each function goes on from the one before.
class ImagingStoryTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase() {
    QVERIFY(home_.isValid());
    QStandardPaths::setTestModeEnabled(true);
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, home_.filePath("settings"));
    copyPictures(0, pictures);
    const QDir sample(QStringLiteral(STRATOSCOPE_SAMPLE));
    QDir(home_.path()).mkpath(QStringLiteral("archive/mr"));
    for (int i = 1; i <= slices; ++i) {
      const auto name = QStringLiteral("%1.dcm").arg(i, 3, 10, QLatin1Char('0'));
      QVERIFY(QFile::copy(sample.filePath("mr_nonisotropic/" + name), home_.filePath("archive/mr/" + name)));
    }
    openWindow();
    workbench_->session.create(place("study.stratoscope"));
    QTRY_VERIFY(workbench_->session.isOpen());
  }

  void anImportIsFollowedByItsThumbnails() {
    QSignalSpy finished(&workbench_->jobs, &JobCenter::jobFinished);
    importArchive();
    QTRY_VERIFY_WITH_TIMEOUT(itemCount() == pictures + 1, patience);
    QTRY_VERIFY_WITH_TIMEOUT(!workbench_->thumbnails.busy(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(titlesOf(finished).contains("Thumbnails"), patience);
    QCOMPARE(decodings(), std::size_t{pictures + 1});
    workflow::ThumbnailStore other(place("study.stratoscope"));
    QCOMPARE(other.unfinished(workflow::largeThumbnail), std::size_t{0});
  }

  void theGalleryShowsThemWithoutDecoding() {
    auto& tiles = workbench_->tiles;
    for (int item = 0; item < itemCount(); ++item) {
      QTRY_VERIFY_WITH_TIMEOUT(tiles.largeTile(item).has_value(), patience);
    }
    QTest::qWait(100); // the large ones that are on their way
    QCOMPARE(decodings(), std::size_t{pictures + 1});
  }

  void aSecondOpeningMakesNone() {
    workbench_->jobs.clearFinished();
    closeWindow();
    openWindow();
    window_->open({home_.filePath("study.stratoscope")});
    QTRY_VERIFY(workbench_->session.isOpen());
    QTRY_VERIFY_WITH_TIMEOUT(!workbench_->thumbnails.busy(), patience);
    for (int item = 0; item < itemCount(); ++item) {
      QTRY_VERIFY_WITH_TIMEOUT(workbench_->tiles.largeTile(item).has_value(), patience);
    }
    QTest::qWait(100);
    QCOMPARE(decodings(), std::size_t{0});
    // Where nothing is missing nobody sees a job.
    QVERIFY(workbench_->jobs.jobs().empty());
  }

  void thePreviewTellsWhatIsThereAlready() {
    window_->open({home_.filePath("archive")});
    auto* import = buttonOf(dialog(), "Import");
    QTRY_COMPARE_WITH_TIMEOUT(import->toolTip(), QStringLiteral("The cohort has all of it already."), patience);
    QVERIFY(!import->isEnabled());
    dialog()->reject();
    QTRY_VERIFY(!dialog());
    copyPictures(pictures, more);
    window_->open({home_.filePath("archive")});
    import = buttonOf(dialog(), "Import");
    QTRY_VERIFY_WITH_TIMEOUT(import->isEnabled(), patience);
    auto* tree = dialog()->findChild<QTreeView*>();
    QVERIFY(!tree->isColumnHidden(FoundTreeModel::StateColumn));
    tree->expandAll();
    const auto states = statesOf(*tree->model(), {});
    QCOMPARE(states.count("new"), more);
    // Ten pictures, the series of slices with its study and patient.
    QCOMPARE(states.count("already in the cohort"), pictures + 3);
    QCOMPARE(states.count(QStringLiteral("%1 of %2 files new").arg(more).arg(pictures + more)), 1);
    const auto summary = named<QLabel>(*dialog(), "Summary")->text();
    QVERIFY2(summary.contains("11 series already in the cohort"), qPrintable(summary));
    QVERIFY2(summary.contains("gives 3 images"), qPrintable(summary));
    keep("preview-known", *dialog());
    QTest::mouseClick(import, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(itemCount() == pictures + more + 1, patience);
    QTRY_VERIFY_WITH_TIMEOUT(!workbench_->thumbnails.busy(), patience);
    // Of the new ones alone.
    QTRY_COMPARE_WITH_TIMEOUT(decodings(), std::size_t{more}, patience);
  }

  void aSelectionIsSavedUnderAName() {
    QVERIFY(!actionNamed(*window_, "Save selection\u2026")->isEnabled());
    workbench_->selection.select({1, 4, 7});
    actionNamed(*window_, "Save selection\u2026")->trigger();
    auto* ask = window_->findChild<QInputDialog*>();
    QVERIFY(ask && ask->isVisible());
    ask->setTextValue("R&D");
    keep("selection-save", *ask);
    ask->accept();
    QTRY_COMPARE(snapshot()->selections.size(), std::size_t{1});
    QVERIFY2(window_->messages().text().contains("3 images are saved"), qPrintable(window_->messages().text()));
    QCOMPARE(entriesOf(*window_, "Restore").size(), 1);
    QCOMPARE(entriesOf(*window_, "Restore").front()->text(), QStringLiteral("R&&D (3)"));
    keep("selection-saved", *window_);
  }

  void itIsRightAfterReopening() {
    closeWindow();
    openWindow();
    window_->open({home_.filePath("study.stratoscope")});
    QTRY_VERIFY(workbench_->session.isOpen());
    QVERIFY(workbench_->selection.rows().empty());
    entriesOf(*window_, "Restore").front()->trigger();
    QTRY_COMPARE(workbench_->selection.rows(), (std::vector<int>{1, 4, 7}));
    QCOMPARE(window_->panels().gallery->model().rowCount(), 3);
    workbench_->undo.undo();
    QVERIFY(workbench_->selection.rows().empty());
    // The name given again means the new one.
    workbench_->selection.select({2});
    workbench_->savedSelections.save("R&D");
    QTRY_COMPARE(snapshot()->selections.front().count, 1);
    entriesOf(*window_, "Delete").front()->trigger();
    QTRY_VERIFY(snapshot()->selections.empty());
    QVERIFY(entriesOf(*window_, "Restore").isEmpty());
  }

  void aDeidentifiedCopyIsExported() {
    actionNamed(*window_, "Export de-identified copy\u2026")->trigger();
    auto* ask = window_->findChild<DeidentifyDialog*>();
    QVERIFY(ask && ask->isVisible());
    auto* button = buttonOf(ask, "Export");
    QVERIFY(!button->isEnabled());
    QVERIFY(ask->request().ofCohort);
    const auto* stays = named<QLabel>(*ask, "What stays");
    QVERIFY(!stays->text().contains("UIDs"));
    buttonOf(ask, "Keep UIDs")->click();
    QVERIFY(stays->text().contains("UIDs"));
    auto* dates = named<QComboBox>(*ask, "Dates");
    dates->setCurrentIndex(1);
    QVERIFY(stays->text().contains("shifted"));
    named<QLineEdit>(*ask, "Secret")->setText("short");
    named<QLineEdit>(*ask, "Folder for the copies")->setText(home_.filePath("copies"));
    QVERIFY(!button->isEnabled());
    named<QLineEdit>(*ask, "Secret")->clear();
    QVERIFY(button->isEnabled());
    keep("deidentify-dialog", *ask);
    QTest::mouseClick(button, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(buttonOf(&window_->messages(), "Show the report"), patience);
    QTRY_VERIFY_WITH_TIMEOUT(window_->messages().text().contains("4 files were copied"), patience);
    const auto copies = filesBelow(home_.filePath("copies"), "*.dcm");
    QCOMPARE(copies.size(), slices);
    QVERIFY(patient().size() > 2);
    for (const auto& copy : copies) {
      QVERIFY(!copy.contains(patient()));
    }
    for (const auto& original : filesBelow(home_.filePath("archive/mr"), "*.dcm")) {
      QVERIFY(original.contains(patient()));
    }
  }

  void itsReportTellsWhatMayStillIdentify() {
    keep("deidentify-told", *window_);
    QTest::mouseClick(buttonOf(&window_->messages(), "Show the report"), Qt::LeftButton);
    auto* report = window_->findChild<DeidentifyReport*>();
    QVERIFY(report && report->isVisible() && !report->isModal());
    const auto risks = named<QLabel>(*report, "What may still identify")->text();
    QVERIFY2(risks.contains("UIDs were kept"), qPrintable(risks));
    QVERIFY2(risks.contains("dates were shifted", Qt::CaseInsensitive), qPrintable(risks));
    keep("deidentify-report", *report);
    report->close();
  }

  void aFolderIsCopiedAndCanBeStopped() {
    DeidentifyRequest request;
    request.source = home_.filePath("archive");
    request.target = home_.filePath("stopped");
    QSignalSpy done(&workbench_->deidentify, &DeidentifyDesk::done);
    QSignalSpy finished(&workbench_->jobs, &JobCenter::jobFinished);
    workbench_->deidentify.run(request, {});
    workbench_->jobs.stopAll();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, patience);
    QCOMPARE(finished[0][0].value<Job>().state, JobState::Cancelled);
    QVERIFY(done.isEmpty());
    request.target = home_.filePath("folder copies");
    workbench_->deidentify.run(request, {});
    QTRY_COMPARE_WITH_TIMEOUT(done.size(), 1, patience);
    const auto result = done[0][0].value<workflow::DeidentificationResult>();
    QCOMPARE(result.files, slices);
    QCOMPARE(result.refused.size(), std::size_t{pictures + more}); // the pictures are no DICOM
    DeidentifyReport report(result);
    report.show();
    keep("deidentify-refused", report);
  }

  void anImportCanBeOfCopies() {
    workbench_->session.create(place("copied.stratoscope"));
    QTRY_COMPARE(workbench_->session.name(), QStringLiteral("copied"));
    window_->open({home_.filePath("archive")});
    auto* import = buttonOf(dialog(), "Import");
    QTRY_VERIFY_WITH_TIMEOUT(import->isEnabled(), patience);
    auto* choice = dialog()->findChild<CopyChoice*>();
    auto* options = buttonOf(choice, "Options");
    QVERIFY(!options->isEnabled());
    choice->findChild<QCheckBox*>()->click();
    options->click();
    auto* form = choice->findChild<ProfileForm*>();
    QVERIFY(form && form->isVisible());
    buttonOf(form, "Keep sex")->click();
    keep("import-copy-options", *form->window());
    buttonOf(form->window(), "OK")->click();
    QVERIFY(dialog()->request().profile.has(imaging::ProfileOption::RetainPatient));
    keep("import-copy", *dialog());
    QTest::mouseClick(import, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(itemCount() == 1, patience);
    QTRY_VERIFY_WITH_TIMEOUT(window_->messages().text().contains("4 files were copied"), patience);
    const auto source = QString::fromStdString(snapshot()->series.front().path.string());
    QVERIFY2(source.startsWith(home_.filePath("copied.stratoscope/sources/1")), qPrintable(source));
    for (const auto& bytes : filesBelow(home_.filePath("copied.stratoscope"), "*")) {
      QVERIFY(!bytes.contains(patient()));
    }
  }

  void cleanupTestCase() { closeWindow(); }

private:
  [[nodiscard]] fs::path place(const char* name) const { return home_.filePath(name).toStdString(); }
  [[nodiscard]] std::shared_ptr<const workflow::Snapshot> snapshot() const { return workbench_->session.snapshot(); }
  [[nodiscard]] int itemCount() const { return static_cast<int>(snapshot()->items.size()); }
  [[nodiscard]] ImportDialog* dialog() const { return window_->findChild<ImportDialog*>(); }
  [[nodiscard]] std::size_t decodings() const { return workbench_->tiles.thumbnails()->store().decodings(); }

  /// The identifier of the bundled series' patient.
  [[nodiscard]] QByteArray patient() const {
    workflow::ImportOptions options;
    SilentProgress progress;
    const auto preview = workflow::lookAtSources({place("archive/mr")}, progress, {});
    return QByteArray::fromStdString(preview.series.front().series.patient);
  }

  void copyPictures(int first, int count) const {
    const QDir hands(QStringLiteral(STRATOSCOPE_SAMPLE) + "/mednist/Hand");
    QDir(home_.path()).mkpath(QStringLiteral("archive/Hand"));
    for (const auto& file : hands.entryList({"*.jpeg"}, QDir::Files, QDir::Name).mid(first, count)) {
      QVERIFY(QFile::copy(hands.filePath(file), home_.filePath("archive/Hand/" + file)));
    }
  }

  void openWindow() {
    workbench_ = std::make_unique<Workbench>();
    window_ = std::make_unique<MainWindow>(*workbench_);
    window_->resize(QSize(1440, 900).boundedTo(QGuiApplication::primaryScreen()->availableSize()));
    window_->show();
    QVERIFY(QTest::qWaitForWindowExposed(window_.get()));
  }

  void closeWindow() {
    window_.reset();
    workbench_.reset();
  }

  void importArchive() {
    window_->open({home_.filePath("archive")});
    QTRY_VERIFY_WITH_TIMEOUT(buttonOf(dialog(), "Import")->isEnabled(), patience);
    QTest::mouseClick(buttonOf(dialog(), "Import"), Qt::LeftButton);
  }

  static QStringList titlesOf(const QSignalSpy& finished) {
    QStringList titles;
    for (const auto& job : finished) {
      titles << job[0].value<Job>().title;
    }
    return titles;
  }

  static QStringList statesOf(const QAbstractItemModel& model, const QModelIndex& parent) {
    QStringList states;
    for (int row = 0; row < model.rowCount(parent); ++row) {
      states << model.index(row, FoundTreeModel::StateColumn, parent).data().toString();
      states << statesOf(model, model.index(row, 0, parent));
    }
    return states;
  }

  /// In light and in dark.
  static void keep(const QString& name, QWidget& widget) {
    const auto scale = QStringLiteral("-%1").arg(qRound(100 * qApp->devicePixelRatio()));
    keepWindow(widget, name + "-light" + scale);
    applyTheme(Theme::Dark);
    keepWindow(widget, name + "-dark" + scale);
    applyTheme(Theme::Light);
  }

  QTemporaryDir home_;
  std::unique_ptr<Workbench> workbench_;
  std::unique_ptr<MainWindow> window_;
};

int main(int argc, char** argv) {
  QSurfaceFormat::setDefaultFormat(QVTKOpenGLNativeWidget::defaultFormat());
  QCoreApplication::setOrganizationName(QStringLiteral("StratoscopeTest"));
  QCoreApplication::setApplicationName(QStringLiteral("StratoscopeImaging"));
  QApplication application(argc, argv);
  QLocale::setDefault(QLocale::c());
  std::setlocale(LC_NUMERIC, "C");
  prepareThemes();
  applyTheme(Theme::Light);
  ImagingStoryTest test;
  return QTest::qExec(&test, argc, argv);
}

#include "imaging_story_test.moc"
