#include "panel_pictures.h"
#include "ui/panels/file_notes_view.h"
#include "ui/panels/found_view.h"
#include "ui/panels/import_dialog.h"
#include "ui/panels/item_preview_box.h"
#include "ui/panels/source_list.h"
#include "ui/panels/table_form.h"

#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QDragEnterEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStyleFactory>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTreeView>

#include <algorithm>

using namespace stratoscope;
using namespace stratoscope::ui;

namespace {

void drop(QWidget& target, const QStringList& paths) {
  QMimeData data;
  QList<QUrl> urls;
  for (const auto& path : paths) {
    urls << QUrl::fromLocalFile(path);
  }
  data.setUrls(urls);
  QDragEnterEvent enter(target.rect().center(), Qt::CopyAction, &data, Qt::LeftButton, {});
  QApplication::sendEvent(&target, &enter);
  QVERIFY(enter.isAccepted());
  QDropEvent let(target.rect().center(), Qt::CopyAction, &data, Qt::LeftButton, {});
  QApplication::sendEvent(&target, &let);
}

workflow::FoundSeries ct(const std::string& patient, const std::string& description, int slices) {
  workflow::FoundSeries found;
  found.series.kind = imaging::SourceKind::Dicom;
  found.series.patient = patient;
  found.series.study = "1.2." + patient;
  found.series.uid = "1.2." + patient + description;
  found.series.modality = "CT";
  found.series.path = "/archive/" + patient + "/" + description + "/0001";
  found.series.files.resize(static_cast<std::size_t>(slices));
  found.series.frames = slices;
  found.series.columns = {
      {"study date", "20210302"}, {"study description", "Chest"}, {"series description", description}};
  found.bytes = static_cast<std::uint64_t>(slices) * 526000;
  return found;
}

workflow::FoundSeries picture(const std::string& path) {
  workflow::FoundSeries found;
  found.series.path = path;
  found.series.files = {path};
  found.series.columns = {{"folder", "hands"}};
  found.bytes = 2400;
  return found;
}

workflow::SourcePreview archive() {
  workflow::SourcePreview preview;
  preview.series = {ct("0007", "axial 1.0 mm", 120), ct("0007", "lung 1.0 mm", 120), ct("0011", "axial 1.0 mm", 98),
                    picture("/pictures/hands/a.png"), picture("/pictures/hands/b.png")};
  preview.skipped = {{"/archive/0011/broken.dcm", {"the file ends before its pixel data do", {}}},
                     {"/archive/notes.txt", {"not an image of a kind that is read", {}}}};
  preview.warnings = {{"/archive/0007/lung/0044", {"slice %1 is missing", {"44"}}}};
  return preview;
}

workflow::ItemPreview gradients(int count) {
  workflow::ItemPreview preview;
  for (int i = 0; i < count; ++i) {
    Picture one{64, 64, 1, std::vector<std::uint8_t>(std::size_t{64} * 64)};
    for (std::size_t p = 0; p < one.pixels.size(); ++p) {
      one.pixels[p] = static_cast<std::uint8_t>(p / 64 * 3 + static_cast<std::size_t>(i) * 20);
    }
    preview.pictures.push_back(std::move(one));
  }
  preview.items = count;
  preview.size = {512, 512, 120};
  preview.spacing = {0.7, 0.7, 1};
  preview.range = {-160, 240};
  preview.unit = "HU";
  return preview;
}

} // namespace

class ImportDialogTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void asksForSourcesFirst() {
    ImportDialog dialog;
    showPanel(dialog, {1040, 660});
    auto* import = withText<QPushButton>(dialog, "Import");
    QVERIFY(!import->isEnabled());
    QCOMPARE(import->toolTip(), QStringLiteral("Add files or a folder to begin."));
    keepPictures(dialog, "import-empty");
    QSignalSpy asked(&dialog, &ImportDialog::sourcesChanged);
    const QTemporaryDir folder;
    auto* sources = dialog.findChild<SourceList*>();
    drop(*sources, {folder.path(), folder.filePath("a.dcm")});
    drop(*sources, {folder.path()});
    const QStringList both{folder.path(), folder.filePath("a.dcm")};
    QCOMPARE(dialog.request().sources, both);
    QVERIFY(!import->isEnabled());
    // Both drops are one question.
    QTRY_COMPARE(asked.size(), 1);
    QCOMPARE(asked[0][0].toStringList(), both);
    auto* list = dialog.findChild<QListWidget*>();
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(list->item(0)).center());
    QTest::keyClick(list, Qt::Key_Delete);
    QCOMPARE(dialog.request().sources, QStringList({folder.filePath("a.dcm")}));
    list->item(0)->setSelected(true);
    QTest::mouseClick(withText<QPushButton>(dialog, "Remove"), Qt::LeftButton);
    QVERIFY(dialog.request().sources.isEmpty());
  }

  void aDropAnywhereInTheDialogAddsSources() {
    ImportDialog dialog;
    showPanel(dialog, {1040, 660});
    const QTemporaryDir folder;
    drop(dialog, {folder.path()});
    QCOMPARE(dialog.request().sources, QStringList({folder.path()}));
  }

  void showsWhatWasFoundAndWhatNot() {
    ImportDialog dialog;
    dialog.addSources({"/archive", "/pictures"});
    showPanel(dialog, {1040, 660});
    dialog.setLooking("Looking\u2026 512 files");
    keepPictures(dialog, "import-looking");
    QSignalSpy wanted(&dialog, &ImportDialog::previewRequested);
    dialog.setFindings(findingsOf(archive()));
    QVERIFY(withText<QPushButton>(dialog, "Import")->isEnabled());
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted[0][0].toInt(), 0);
    dialog.setPreview(gradients(1));
    auto* tree = dialog.findChild<QTreeView*>();
    const auto* model = tree->model();
    QCOMPARE(model->rowCount(), 3);
    QCOMPARE(model->index(0, FoundTreeModel::NameColumn).data().toString(), QStringLiteral("0007"));
    QCOMPARE(model->index(0, FoundTreeModel::ImagesColumn).data().toString(), QStringLiteral("240"));
    QCOMPARE(model->index(0, FoundTreeModel::ModalityColumn).data().toString(), QStringLiteral("CT"));
    const auto study = model->index(0, 0, model->index(0, 0));
    QCOMPARE(study.data().toString(), QString::fromUtf8("2021-03-02 \u00b7 Chest"));
    QCOMPARE(model->rowCount(study), 2);
    QCOMPARE(model->index(2, 0).data().toString(), QStringLiteral("hands"));
    QVERIFY(withText<QLabel>(dialog, QString::fromUtf8("5 series \u00b7 2 patients \u00b7 340 slices \u00b7 340 files "
                                                       "\u00b7 169.6 MB \u00b7 gives 5 images")) != nullptr);
    keepPictures(dialog, "import-found");
    dialog.findChild<QTabWidget*>()->setCurrentIndex(1);
    QTest::qWait(20);
    keepPictures(dialog, "import-skipped");
    QCOMPARE(dialog.findChild<FileNotesView*>()->count(), 3);
  }

  void theRecipeIsTriedOnTheChosenSeries() {
    ImportDialog dialog;
    dialog.addSources({"/archive"});
    showPanel(dialog, {1040, 660});
    dialog.setFindings(findingsOf(archive()));
    QSignalSpy wanted(&dialog, &ImportDialog::previewRequested);
    auto* slices = named<QComboBox>(dialog, "Slices of a volume");
    slices->setCurrentIndex(slices->findData("every"));
    named<QSpinBox>(dialog, "One slice in so many")->setValue(10);
    QTRY_COMPARE(wanted.size(), 1);
    QCOMPARE(wanted[0][1].value<ImportRequest>().slices, QStringLiteral("every"));
    // 12 and 12 and 10 of the volumes, 2 pictures.
    QVERIFY(dialog.findChild<FoundView*>()->findChildren<QLabel*>().back()->text().contains("gives 36 images"));
    dialog.setPreview(gradients(3));
    QCOMPARE(dialog.findChild<ItemPreviewBox*>()->pictureCount(), 3);
    auto* tree = dialog.findChild<QTreeView*>();
    tree->setCurrentIndex(tree->model()->index(2, 0));
    QCOMPARE(wanted.back()[0].toInt(), 3);
  }

  void nothingReadableCannotBeImported() {
    ImportDialog dialog;
    dialog.addSources({"/archive"});
    showPanel(dialog, {1040, 660});
    auto nothing = archive();
    nothing.series.clear();
    dialog.setFindings(findingsOf(nothing));
    auto* import = withText<QPushButton>(dialog, "Import");
    QVERIFY(!import->isEnabled());
    QCOMPARE(import->toolTip(), QStringLiteral("No file was found that can be read."));
    dialog.setProblem("The folder is empty");
    QCOMPARE(import->toolTip(), QStringLiteral("The folder is empty"));
  }

  void reasonsAreSortedAndCopied() {
    FileNotesView view;
    const auto preview = archive();
    view.setNotes(fileNotesOf(preview.skipped, preview.warnings));
    showPanel(view, {600, 300});
    auto* table = view.findChild<QTableView*>();
    table->sortByColumn(FileNoteModel::FileColumn, Qt::DescendingOrder);
    QCOMPARE(table->model()->index(0, FileNoteModel::FileColumn).data().toString(), QStringLiteral("notes.txt"));
    table->selectRow(0);
    QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(),
             QStringLiteral("Skipped\tnotes.txt\tNot an image of a kind that is read\t/archive"));
  }

  void theTruthIsOneOfTheColumnsFound() {
    ImportDialog dialog;
    dialog.setKnownColumns({"site"});
    dialog.addSources({"/archive"});
    showPanel(dialog, {1040, 660});
    dialog.setFindings(findingsOf(archive()));
    auto* truth = named<QComboBox>(dialog, "Truth");
    QVERIFY(truth->findData("site") > 0 && truth->findData("folder") > 0 && truth->findData("study date") > 0);
    QCOMPARE(dialog.request().truth, QString());
    workflow::TablePreview match;
    match.key = "patient";
    match.columns = {"diagnosis", "age"};
    match.rows = 3;
    match.matched = 2;
    match.unmatched = {"0042"};
    dialog.tableForm().setMatch(match);
    truth->setCurrentIndex(truth->findData("diagnosis"));
    QCOMPARE(dialog.request().truth, QStringLiteral("diagnosis"));
    QVERIFY(withText<QLabel>(
                dialog, QString::fromUtf8("2 of 3 rows match by \u201cpatient\u201d. No image for 0042")) != nullptr);
    keepPictures(dialog, "import-table");
    dialog.tableForm().setProblem("The table has no column that says which items its rows belong to");
    QVERIFY(!withText<QPushButton>(dialog, "Import")->isEnabled());
  }

  void theRequestIsWhatWasChosen() {
    ImportDialog dialog;
    showPanel(dialog, {1040, 660});
    const QTemporaryDir folder;
    QFile table(folder.filePath("labels.csv"));
    QVERIFY(table.open(QIODevice::WriteOnly));
    ImportRequest wanted;
    wanted.sources = QStringList({folder.path()});
    wanted.slices = QStringLiteral("every");
    wanted.every = 5;
    wanted.size = 128;
    wanted.channels = 3;
    wanted.window = QStringLiteral("fixed");
    wanted.centre = -600;
    wanted.width = 1500;
    wanted.labels = table.fileName();
    wanted.truth = QStringLiteral("class");
    dialog.setRequest(wanted);
    dialog.setFindings(findingsOf(archive()));
    QSignalSpy accepted(&dialog, &QDialog::accepted);
    QTest::mouseClick(withText<QPushButton>(dialog, "Import"), Qt::LeftButton);
    QCOMPARE(accepted.size(), 1);
    const auto request = dialog.request();
    QCOMPARE(request.sources, wanted.sources);
    QCOMPARE(request.slices, wanted.slices);
    QCOMPARE(request.every, 5);
    QCOMPARE(request.size, 128);
    QCOMPARE(request.channels, 3);
    QCOMPARE(request.window, wanted.window);
    QCOMPARE(request.centre, -600.0);
    QCOMPARE(request.width, 1500.0);
    QCOMPARE(request.labels, wanted.labels);
    QCOMPARE(request.truth, wanted.truth);
  }

  void onlyWhatMattersIsAskedFor() {
    ImportDialog dialog;
    showPanel(dialog, {1040, 660});
    auto* slices = named<QComboBox>(dialog, "Slices of a volume");
    auto* every = named<QSpinBox>(dialog, "One slice in so many");
    auto* axis = named<QComboBox>(dialog, "Line of sight of the projection");
    auto* centre = named<QDoubleSpinBox>(dialog, "Centre of the window");
    QVERIFY(!every->isVisible() && !axis->isVisible() && !centre->isVisible());
    slices->setCurrentIndex(slices->findData("every"));
    QVERIFY(every->isVisible());
    slices->setCurrentIndex(slices->findData("mip"));
    QVERIFY(axis->isVisible() && !every->isVisible());
    auto* window = named<QComboBox>(dialog, "Grey levels");
    window->setCurrentIndex(window->findData("fixed"));
    QVERIFY(centre->isVisible());
    dialog.addSources({QDir::tempPath()});
    dialog.setFindings(findingsOf(archive()));
    named<QLineEdit>(dialog, "Table")->setText(QDir::tempPath() + "/no such table.csv");
    QVERIFY(!withText<QPushButton>(dialog, "Import")->isEnabled());
    dialog.lockItems(makeStack(std::vector<std::uint8_t>(std::size_t{3} * 48 * 48), 3, 48, 48));
    QCOMPARE(dialog.request().size, 48);
    QCOMPARE(dialog.request().channels, 3);
  }

  void wholeVolumesHaveSizesOfTheirOwn() {
    ImportDialog dialog;
    dialog.addSources({QDir::tempPath()});
    dialog.setFindings(findingsOf(archive()));
    showPanel(dialog, {1040, 660});
    auto* slices = named<QComboBox>(dialog, "Slices of a volume");
    auto* size = named<QComboBox>(dialog, "Image size");
    slices->setCurrentIndex(slices->findData("volume"));
    QCOMPARE(dialog.request().slices, QStringLiteral("volume"));
    QCOMPARE(dialog.request().size, 28);
    QVERIFY(size->findData(32) >= 0 && size->findData(256) < 0);
    QVERIFY(size->currentText().endsWith("voxels"));
    const auto labels = dialog.findChildren<QLabel*>();
    const auto told = [&](const QString& words) {
      return std::ranges::any_of(labels, [&](const auto* label) { return label->text().contains(words); });
    };
    QVERIFY(told("in three dimensions"));
    QVERIFY(told("gives 3 volumes"));
    QVERIFY(told("2 pictures left out"));
    auto preview = gradients(3);
    preview.items = 1;
    preview.depth = 32;
    dialog.setPreview(preview);
    QVERIFY(dialog.findChild<ItemPreviewBox*>()->caption().startsWith("gives one volume of 32"));
    auto* bits = named<QComboBox>(dialog, "Bits of a value");
    bits->setCurrentIndex(bits->findData("16"));
    QCOMPARE(dialog.request().bits, QStringLiteral("16"));
    QVERIFY(told("It keeps 16 bits"));
    keepPictures(dialog, "import-volumes");
    slices->setCurrentIndex(slices->findData("all"));
    QCOMPARE(dialog.request().size, 64);
    QVERIFY(told("gives 340 images"));
  }

  void aCohortOfVolumesTakesNothingElse() {
    ImportDialog dialog;
    dialog.lockItems(makeStack(std::vector<std::uint8_t>(std::size_t{20} * 20 * 20), 1, 20, 20, 20));
    QCOMPARE(dialog.request().slices, QStringLiteral("volume"));
    QCOMPARE(dialog.request().size, 20);
    QVERIFY(!named<QComboBox>(dialog, "Slices of a volume")->isEnabled());
    ImportDialog other;
    other.lockItems(makeStack(std::vector<std::uint8_t>(std::size_t{2} * 64 * 64), 1, 64, 64, 1, PixelType::UInt16));
    QCOMPARE(other.request().bits, QStringLiteral("16"));
    QVERIFY(named<QComboBox>(other, "Slices of a volume")->findData("volume") < 0);
  }
};

int main(int argc, char** argv) {
  QApplication application(argc, argv);
  QApplication::setStyle(QStyleFactory::create("Fusion"));
  QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
  ImportDialogTest test;
  return QTest::qExec(&test, argc, argv);
}

#include "import_dialog_test.moc"
