#include "core/workflow/threads.h"
#include "ui/main_window/message_bar.h"
#include "ui/main_window/theme.h"
#include "ui/main_window/workspace.h"
#include "ui/models/found_tree_model.h"
#include "ui/models/item_table_model.h"
#include "ui/panels/cohort_panel.h"
#include "ui/panels/column_panel.h"
#include "ui/panels/file_notes_view.h"
#include "ui/panels/gallery_panel.h"
#include "ui/panels/histogram_view.h"
#include "ui/panels/import_dialog.h"
#include "ui/panels/item_preview_box.h"
#include "ui/panels/large_view.h"
#include "ui/panels/map_panel.h"
#include "ui/panels/split_dialog.h"
#include "ui/panels/table_form.h"
#include "ui/panels/viewer_bar.h"
#include "ui/panels/viewer_panel.h"
#include "ui/views/slice_view.h"
#include "window_story.h"

#include <QApplication>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QLineEdit>
#include <QListView>
#include <QMimeData>
#include <QScreen>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QSurfaceFormat>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTreeView>
#include <QVTKOpenGLNativeWidget.h>

#include <QSlider>

#include <array>
#include <clocale>
#include <cstring>

using namespace stratoscope;
using namespace stratoscope::ui;

namespace {

constexpr int pictures = 12;
constexpr int slices = 4;  ///< of the bundled DICOM series
constexpr int volumes = 4; ///< of the 4-D series
constexpr std::int16_t boldSide = 20;
constexpr std::int16_t boldSlices = 3;
constexpr int patience = 120000; // ms, for a step on a busy machine

template <typename Widget> Widget* named(const QWidget& panel, const QString& name) {
  for (auto* child : panel.findChildren<Widget*>()) {
    if (child->accessibleName() == name) {
      return child;
    }
  }
  return nullptr;
}

bool write(const QString& path, const QByteArray& bytes) {
  QFile file(path);
  return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

/// A DICOM series, pictures in a folder of their own, a DICOM file cut off, and a table.
void makeArchive(const QDir& archive) {
  const QDir sample(QStringLiteral(STRATOSCOPE_SAMPLE));
  archive.mkpath(QStringLiteral("mr"));
  archive.mkpath(QStringLiteral("Hand"));
  for (int i = 1; i <= slices; ++i) {
    const auto name = QStringLiteral("%1.dcm").arg(i, 3, 10, QLatin1Char('0'));
    QFile::copy(sample.filePath("mr_nonisotropic/" + name), archive.filePath("mr/" + name));
  }
  QFile whole(sample.filePath("mr_nonisotropic/001.dcm"));
  QVERIFY(whole.open(QIODevice::ReadOnly));
  QVERIFY(write(archive.filePath("mr/cut off.dcm"), whole.read(300)));
  QVERIFY(write(archive.filePath("notes.txt"), "no image"));
  const QDir hands(sample.filePath("mednist/Hand"));
  QByteArray table("file,age,side\n");
  int number = 0;
  for (const auto& file : hands.entryList({"*.jpeg"}, QDir::Files, QDir::Name).mid(0, pictures)) {
    QFile::copy(hands.filePath(file), archive.filePath("Hand/" + file));
    table += file.toUtf8() + ',' + QByteArray::number(20 + 5 * number) + (number % 2 == 0 ? ",left\n" : ",right\n");
    ++number;
  }
  QVERIFY(write(archive.filePath("../table.csv"), table + "nobody.jpeg,99,left\n"));
}

/// A 4-D NIfTI-1 of floats: volume n has the value n everywhere.
bool writeBold(const QString& path) {
  QByteArray bytes(352, 0);
  const auto put = [&bytes](int at, auto value) { std::memcpy(bytes.data() + at, &value, sizeof(value)); };
  put(0, std::int32_t{348});
  const std::array<std::int16_t, 5> shape{4, boldSide, boldSide, boldSlices, volumes};
  for (std::size_t i = 0; i < shape.size(); ++i) {
    put(40 + 2 * static_cast<int>(i), shape.at(i));
  }
  for (int i = 5; i < 8; ++i) {
    put(40 + 2 * i, std::int16_t{1});
  }
  put(70, std::int16_t{16}); // float
  put(72, std::int16_t{32});
  for (int i = 0; i < 5; ++i) {
    put(76 + 4 * i, i == 0 ? 1.F : 2.F);
  }
  put(108, 352.F);
  put(112, 1.F);
  put(254, std::int16_t{1}); // sform
  for (int i = 0; i < 3; ++i) {
    put(280 + 16 * i + 4 * i, 2.F);
  }
  put(344, std::array<char, 4>{'n', '+', '1', 0});
  for (int volume = 1; volume <= volumes; ++volume) {
    for (int voxel = 0; voxel < boldSide * boldSide * boldSlices; ++voxel) {
      const auto value = static_cast<float>(volume);
      bytes.append(reinterpret_cast<const char*>(&value), sizeof(value));
    }
  }
  return write(path, bytes);
}

} // namespace

/// What a person does with a folder of their own: drop it on the window, look at what it holds, choose how it is read,
/// import it, and look through it. Each function goes on from the one before.
class ImportStoryTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase() {
    QVERIFY(home_.isValid());
    QStandardPaths::setTestModeEnabled(true);
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, home_.filePath("settings"));
    QDir(home_.path()).mkpath(QStringLiteral("archive"));
    makeArchive(QDir(home_.filePath("archive")));
    workbench_ = std::make_unique<Workbench>();
    window_ = std::make_unique<MainWindow>(*workbench_);
    window_->resize(QSize(1440, 900).boundedTo(QGuiApplication::primaryScreen()->availableSize()));
    window_->show();
    QVERIFY(QTest::qWaitForWindowExposed(window_.get()));
    workflow::setThreads(0);
    workbench_->session.create(home_.filePath("study.stratoscope").toStdString());
    QTRY_VERIFY(workbench_->session.isOpen());
  }

  void aFolderDroppedOnTheWindowIsLookedAt() {
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(home_.filePath("archive"))});
    QDragEnterEvent enter(QPoint(300, 300), Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(window_.get(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent let(QPointF(300, 300), Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(window_.get(), &let);
    QVERIFY(dialog());
    QVERIFY(!import()->isEnabled());
    QTRY_VERIFY_WITH_TIMEOUT(import()->isEnabled(), patience);
    const auto* tree = dialog()->findChild<QTreeView*>()->model();
    QCOMPARE(tree->rowCount(), 2);
    qint64 images = 0;
    for (int row = 0; row < tree->rowCount(); ++row) {
      images += tree->index(row, FoundTreeModel::ImagesColumn).data().toString().toInt();
    }
    QCOMPARE(images, pictures + slices);
  }

  void whatCannotBeReadIsNamedWithItsReason() {
    const auto* notes = dialog()->findChild<FileNotesView*>()->findChild<QTableView*>()->model();
    QStringList skipped;
    for (int row = 0; row < notes->rowCount(); ++row) {
      skipped << notes->index(row, FileNoteModel::FileColumn).data().toString();
      QVERIFY(!notes->index(row, FileNoteModel::ReasonColumn).data().toString().isEmpty());
    }
    QVERIFY2(skipped.contains("cut off.dcm"), qPrintable(skipped.join(' ')));
  }

  void theRecipeIsSeenBeforeTheImport() {
    auto* tree = dialog()->findChild<QTreeView*>();
    auto* preview = dialog()->findChild<ItemPreviewBox*>();
    const auto series = tree->model()->match(tree->model()->index(0, FoundTreeModel::KindColumn), Qt::DisplayRole,
                                             "DICOM", 1, Qt::MatchRecursive);
    QVERIFY(!series.isEmpty());
    tree->setCurrentIndex(series.front().siblingAtColumn(0));
    QTRY_COMPARE_WITH_TIMEOUT(preview->pictureCount(), 1, patience);
    auto* slicesBox = named<QComboBox>(*dialog(), "Slices of a volume");
    slicesBox->setCurrentIndex(slicesBox->findData("all"));
    QTRY_COMPARE_WITH_TIMEOUT(preview->pictureCount(), 3, patience);
    named<QLineEdit>(*dialog(), "Table")->setText(home_.filePath("table.csv"));
    auto* truth = named<QComboBox>(*dialog(), "Truth");
    QTRY_VERIFY_WITH_TIMEOUT(truth->findData("side") > 0, patience);
    truth->setCurrentIndex(truth->findData("side"));
    keep("import-story-dialog", *dialog());
    dialog()->findChild<QTabWidget*>()->setCurrentIndex(1);
    keep("import-story-skipped", *dialog());
  }

  void theImportFillsTreeAndTable() {
    QTest::mouseClick(import(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(snapshot()->items.size() == pictures + slices, patience);
    QTRY_VERIFY(panels().cohort->isVisible());
    QCOMPARE(snapshot()->truth, std::string("side"));
    QCOMPARE(table()->model()->rowCount(), pictures + slices);
    auto* tree = panels().cohort->findChild<QTreeView*>();
    tree->expandAll();
    keep("import-story-tree", *window_);
  }

  void aColumnFiltersByValuesAndByRange() {
    panels().cohort->findChild<QTabWidget*>()->setCurrentIndex(1);
    auto* column = named<QComboBox>(*panels().cohort, "Column");
    column->setCurrentIndex(column->findText("side"));
    auto* values = named<QListView>(*panels().cohort, "Values of the column");
    // left, right and, of the slices, none.
    QCOMPARE(values->model()->rowCount(), 3);
    values->model()->setData(values->model()->index(2, 0), Qt::Unchecked, Qt::CheckStateRole);
    QCOMPARE(table()->model()->rowCount(), pictures);
    keep("import-story-values", *window_);
    column->setCurrentIndex(column->findText("age"));
    auto* histogram = panels().cohort->findChild<HistogramView*>();
    QVERIFY(histogram->isVisible());
    const auto first = histogram->barPlace(6).center();
    QTest::mousePress(histogram, Qt::LeftButton, {}, {first.x(), 20});
    QTest::mouseRelease(histogram, Qt::LeftButton, {}, {histogram->width() - 3, 20});
    QVERIFY(table()->model()->rowCount() > 0 && table()->model()->rowCount() < pictures);
    keep("import-story-range", *window_);
    QTest::mouseClick(buttonOf(panels().cohort, "Show all"), Qt::LeftButton);
    QCOMPARE(table()->model()->rowCount(), pictures + slices);
  }

  void aBarSelectsItsImagesEverywhere() {
    auto* histogram = panels().cohort->findChild<HistogramView*>();
    const auto bar = histogram->barPlace(0);
    QTest::mouseClick(histogram, Qt::LeftButton, {}, {bar.center().x(), 20});
    QCOMPARE(workbench_->selection.rows().size(), std::size_t{1});
    QCOMPARE(panels().gallery->model().rowCount(), 1);
    QVERIFY(workbench_->undo.undoText().contains("selecting"));
    workbench_->undo.undo();
    QVERIFY(workbench_->selection.rows().empty());
    workbench_->undo.redo();
    QCOMPARE(workbench_->selection.rows().size(), std::size_t{1});
    auto* header = table();
    header->sortByColumn(columnOf("age"), Qt::DescendingOrder);
    QCOMPARE(table()->model()->index(0, columnOf("age")).data().toString(), QString::number(20 + 5 * (pictures - 1)));
    QCOMPARE(table()->model()->index(pictures, columnOf("age")).data().toString(), QString::fromUtf8("\u2013"));
  }

  void theViewerScrollsCutsAndMeasures() {
    panels().cohort->findChild<QTabWidget*>()->setCurrentIndex(0);
    const auto item = std::ranges::find_if(snapshot()->items, [this](const auto& one) {
      return workflow::seriesOf(*snapshot(), one.row).kind == "dicom";
    });
    QVERIFY(item != snapshot()->items.end());
    workbench_->selection.setCurrent(item->row);
    QTRY_COMPARE_WITH_TIMEOUT(view().image().slices, slices, patience);
    QCOMPARE(view().slice(), item->slice);
    QTest::keyClick(&view(), Qt::Key_End);
    QCOMPARE(view().slice(), slices - 1);
    // Each slice is an image of the cohort: it became the current one.
    QTRY_COMPARE(snapshot()->items[static_cast<std::size_t>(workbench_->selection.current())].slice, slices - 1);
    QSignalSpy told(&view(), &SliceView::valueUnderCursor);
    QTest::mouseMove(&view(), view().rect().center());
    QTRY_VERIFY(!told.isEmpty());
    QVERIFY2(told.back().front().toString().endsWith("mm"), qPrintable(told.back().front().toString()));
    window_->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(window_.get()));
    const auto before = view().window();
    QTest::keyClick(window_.get(), Qt::Key_F4);
    QVERIFY(view().window().width != before.width || view().window().centre != before.centre);
    keep("import-story-viewer", *window_);
    auto* plane = named<QComboBox>(*panels().viewer, "Plane");
    QCOMPARE(plane->count(), 3);
    plane->setCurrentIndex(1);
    QTRY_VERIFY_WITH_TIMEOUT(view().image().slices != slices, patience);
    QVERIFY(view().image().isValid());
    keep("import-story-plane", *window_);
    plane->setCurrentIndex(0);
    QTRY_COMPARE_WITH_TIMEOUT(view().image().slices, slices, patience);
  }

  void theCinePlaysThroughTheSlices() {
    QSignalSpy shown(&view(), &SliceView::sliceChanged);
    auto* bar = panels().viewer->findChild<ViewerBar*>();
    view().setFocus();
    QTest::keyClick(&view(), Qt::Key_C);
    QVERIFY(bar->playing());
    QTRY_VERIFY(shown.size() >= slices);
    QTest::keyClick(&view(), Qt::Key_C);
    QVERIFY(!bar->playing());
  }

  void aTableAndASplitBringColumns() {
    QVERIFY(write(home_.filePath("more.csv"), "file,site\n000000.jpeg,north\n000005.jpeg,south\n"));
    workbench_->steps.addTable(home_.filePath("more.csv").toStdString());
    QTRY_VERIFY_WITH_TIMEOUT(columnOf("site") < table()->model()->columnCount(), patience);
    QVERIFY2(window_->messages().text().contains("2 of 2"), qPrintable(window_->messages().text()));
    SplitDialog dialog({"side", "site"}, false);
    dialog.show();
    keep("import-story-split", dialog);
    workbench_->steps.split(dialog.options());
    QTRY_VERIFY_WITH_TIMEOUT(columnOf("split") < table()->model()->columnCount(), patience);
  }

  void aSeriesOfVolumesPlaysThroughTime() {
    QVERIFY(writeBold(home_.filePath("bold.nii")));
    window_->open({home_.filePath("bold.nii")});
    QTRY_VERIFY_WITH_TIMEOUT(import()->isEnabled(), patience);
    QTest::mouseClick(import(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(snapshot()->items.size() > pictures + slices, patience);
    const auto first = std::ranges::find_if(snapshot()->items, [this](const auto& one) {
      return workflow::seriesOf(*snapshot(), one.row).kind == "nifti";
    });
    workbench_->selection.setCurrent(first->row);
    QTRY_COMPARE_WITH_TIMEOUT(view().image().width, boldSide, patience);
    auto* time = named<QSlider>(*panels().viewer, "Time");
    QTRY_VERIFY(time->isVisible());
    QCOMPARE(time->maximum(), volumes);
    view().setSlice(0);
    const auto window = view().window();
    time->setValue(3);
    // Each volume has one value.
    QTRY_COMPARE(view().image().slice(0)[0], 3.F);
    QCOMPARE(view().slice(), 0);
    QCOMPARE(view().window().width, window.width);
    QTRY_VERIFY(workbench_->selection.current() != first->row);
    keep("import-story-time", *window_);
    auto* bar = panels().viewer->findChild<ViewerBar*>();
    bar->toggle();
    QTRY_COMPARE(view().image().slice(0)[0], 1.F);
    QTRY_COMPARE(view().image().slice(0)[0], 2.F);
    bar->toggle();
    QVERIFY(!bar->playing());
  }

  void spaceShowsTheImageLarge() {
    workbench_->selection.clear();
    auto* list = named<QListView>(*panels().gallery, "Gallery");
    QTest::keyClick(list, Qt::Key_Space);
    QVERIFY(panels().large->isVisible());
    const auto* large = panels().large->findChild<SliceView*>();
    QVERIFY(large != nullptr && large->image().isValid());
    QCOMPARE(large->slice(), view().slice());
    keep("import-story-large", *panels().large);
    QTest::keyClick(panels().large->findChild<SliceView*>(), Qt::Key_Space);
    QVERIFY(!panels().large->isVisible());
  }

  void cleanupTestCase() {
    window_.reset();
    workbench_.reset();
  }

private:
  [[nodiscard]] const Panels& panels() const { return window_->panels(); }
  [[nodiscard]] std::shared_ptr<const workflow::Snapshot> snapshot() const { return workbench_->session.snapshot(); }
  [[nodiscard]] ImportDialog* dialog() const { return window_->findChild<ImportDialog*>(); }
  [[nodiscard]] QAbstractButton* import() const { return buttonOf(dialog(), "Import"); }
  [[nodiscard]] QTableView* table() const { return named<QTableView>(*panels().cohort, "Items and their metadata"); }
  [[nodiscard]] SliceView& view() const { return *panels().viewer->findChildren<SliceView*>().at(0); }
  [[nodiscard]] int columnOf(const QString& name) const {
    int column = 0;
    while (column < table()->model()->columnCount() &&
           table()->model()->headerData(column, Qt::Horizontal, Qt::DisplayRole) != name) {
      ++column;
    }
    return column;
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
  QCoreApplication::setApplicationName(QStringLiteral("StratoscopeStory"));
  QApplication application(argc, argv);
  QLocale::setDefault(QLocale::c());
  std::setlocale(LC_NUMERIC, "C");
  prepareThemes();
  applyTheme(Theme::Light);
  ImportStoryTest test;
  return QTest::qExec(&test, argc, argv);
}

#include "import_story_test.moc"
