#include "core/base/error.h"
#include "ui/models/import_words.h"
#include "ui/models/map_centres.h"
#include "ui/models/snapshot_changes.h"
#include "ui/models/snapshot_clusters.h"
#include "ui/models/snapshot_colours.h"
#include "ui/models/snapshot_labels.h"
#include "ui/models/snapshot_tree.h"
#include "ui/models/source_view.h"
#include "ui/models/training_words.h"

#include <QTest>

using namespace stratoscope;
using namespace stratoscope::ui;

namespace {

/// Two pictures in a folder, and a CT series of two slices of patient P7.
workflow::Snapshot example() {
  workflow::Snapshot snapshot;
  snapshot.folder = "/cohorts/example.stratoscope";
  snapshot.patients = {{1, ""}, {2, ""}, {3, "P7"}};
  snapshot.studies = {{1, 1, ""}, {2, 2, ""}, {3, 3, "1.2.3"}};
  snapshot.series = {{1, 1, "picture", "", "", "/data/Hand/a.png"},
                     {2, 2, "picture", "", "", "/data/Hand/b.png"},
                     {3, 3, "dicom", "1.2.3.4", "CT", "/data/ct/1.dcm"}};
  snapshot.items = {{0, 1, 1, 1, 0, 'k'}, {1, 2, 2, 2, 0, 'k'}, {2, 3, 3, 3, 4, 'k'}, {3, 3, 3, 3, 9, 'k'}};
  snapshot.columns = {{"age", {"9", "10", "", "9"}},
                      {"series description", {"", "", "Chest", "Chest"}},
                      {"study date", {"", "", "20210302", "20210302"}}};
  snapshot.labels = {-1, -1, -1, -1};
  snapshot.labelSet = {1, "Labels", {"hand", "chest"}};
  return snapshot;
}

workflow::CurrentClustering clustering() {
  workflow::CurrentClustering result;
  result.run = 5;
  result.k = 2;
  result.clusters = {0, 0, 1, 0};
  result.distances = {0.3F, 0.1F, 0.2F, 0.9F};
  return result;
}

cohort::LabelChange change(int row, int before, int after, const char* at, bool undo) {
  return {0, row, before, after, at, undo};
}

} // namespace

class SnapshotViewsTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void picturesLieInTheirFolderAndSlicesInTheirSeries() {
    const auto tree = cohortTreeOf(example());
    QCOMPARE(tree.items.size(), std::size_t{4});
    QCOMPARE(tree.items[0].series, -1);
    QCOMPARE(tree.items[0].folder, QString("Hand"));
    QCOMPARE(tree.items[0].name, QString("a.png"));
    QCOMPARE(tree.items[3].series, 0);
    QCOMPARE(tree.series.at(0).name, QString::fromUtf8("CT \u00b7 Chest"));
    QCOMPARE(tree.studies.at(0).name, QString("2021-03-02"));
    QCOMPARE(tree.patients.at(0).name, QString("P7"));
  }

  void titlesNameTheImage() {
    const auto snapshot = example();
    QCOMPARE(itemTitleOf(snapshot, 0), QString::fromUtf8("Hand \u00b7 a.png"));
    QCOMPARE(itemTitleOf(snapshot, 3), QString::fromUtf8("Patient P7 \u00b7 CT \u00b7 Chest \u00b7 slice 10"));
    QCOMPARE(itemOfSlice(snapshot, 2, 9, 'k'), 3);
    QCOMPARE(itemOfSlice(snapshot, 2, 5, 'k'), -1);
  }

  void columnsGiveColoursInTheOrderOfTheirNumbers() {
    auto snapshot = example();
    QCOMPARE(colourChoicesOf(snapshot).front().key, QString("label"));
    const auto ages = categoriesOf(snapshot, "column:age");
    QCOMPARE(ages.names, (std::vector<QString>{"9", "10"}));
    QCOMPARE(ages.ofItem, (std::vector<int>{0, 1, -1, 0}));
    snapshot.columns[0].values.resize(4);
    QCOMPARE(categoriesOf(snapshot, "column:no such").ofItem, std::vector<int>(4, -1));
  }

  void aColumnOfTooManyValuesGivesNoColours() {
    auto snapshot = example();
    auto& values = snapshot.columns[0].values;
    values.clear();
    for (int i = 0; i <= mostCategories; ++i) {
      values.push_back(std::to_string(i));
    }
    const auto choices = colourChoicesOf(snapshot);
    QVERIFY(std::ranges::none_of(choices, [](const auto& choice) { return choice.key == "column:age"; }));
  }

  void aClusterIsCalledAsItsImagesAreLabelled() {
    auto snapshot = example();
    snapshot.clustering = clustering();
    QCOMPARE(clusterName(snapshot, 0), QString("Cluster 1"));
    snapshot.labels = {0, 0, -1, 0};
    QCOMPARE(clusterName(snapshot, 0), QString::fromUtf8("1 \u00b7 hand"));
    QCOMPARE(clusterName(snapshot, 1), QString("Cluster 2"));
    QCOMPARE(shortClusterNames(snapshot).at(1), QString("2"));
  }

  void clustersAreSummedUpFromCentreToEdge() {
    auto snapshot = example();
    snapshot.clustering = clustering();
    const auto summaries = clusterSummariesOf(snapshot, 2);
    QCOMPARE(summaries.at(0).images, 3);
    QCOMPARE(summaries.at(0).patients, 3);
    QCOMPARE(summaries.at(0).centre, (std::vector<int>{1, 0}));
    QCOMPARE(summaries.at(0).edge, (std::vector<int>{3, 0}));
    QCOMPARE(itemsOfCluster(snapshot, 0), (std::vector<int>{1, 0, 3}));
    QVERIFY(itemsOfCluster(snapshot, 2).empty());
  }

  void undoMarksItsStepAndRedoTakesTheMarkAway() {
    auto snapshot = example();
    snapshot.history = {change(0, -1, 0, "2026-01-01T10:00:00.000Z", false),
                        change(1, -1, 0, "2026-01-01T10:00:00.000Z", false),
                        change(2, -1, 1, "2026-01-01T10:01:00.000Z", false)};
    QCOMPARE(labelStateOf(snapshot).history.size(), std::size_t{2});
    QCOMPARE(labelStateOf(snapshot).history[1].images, 2);
    snapshot.history.push_back(change(2, 1, -1, "2026-01-01T10:02:00.000Z", true));
    QVERIFY(labelStateOf(snapshot).history[0].undone);
    QVERIFY(!labelStateOf(snapshot).history[1].undone);
    snapshot.history.push_back(change(2, -1, 1, "2026-01-01T10:03:00.000Z", false));
    QCOMPARE(labelStateOf(snapshot).history.size(), std::size_t{2});
    QVERIFY(!labelStateOf(snapshot).history[0].undone);
  }

  void onlyWhatDiffersHasChanged() {
    const auto before = example();
    auto after = before;
    after.labels[1] = 0;
    const auto changes = changesBetween(&before, after);
    QVERIFY(changes.labels);
    QVERIFY(!changes.items && !changes.columns && !changes.map && !changes.clustering && !changes.model);
    QVERIFY(changesBetween(nullptr, before).items);
    after.items.push_back({4, 3, 3, 3, 11, 'k'});
    QVERIFY(changesBetween(&before, after).map);
  }

  void aNameStandsOnItsOwnPoints() {
    Matrix layout(5, 2);
    layout.values = {0, 0, 1, 0, 2, 0, 100, 0, 50, 50};
    QCOMPARE(hearts(layout, {0, 0, 0, 0, 2}, 3), (std::vector<int>{2, -1, 4}));
  }

  void slicesAreTurnedAsTheAxisAsks() {
    const auto made = std::make_shared<workflow::SourceImage>();
    auto& source = *made;
    source.volume.size = {2, 3, 4};
    source.volume.geometry.spacing = {0.5, 0.6, 3};
    for (int i = 0; i < 24; ++i) {
      source.volume.values.push_back(static_cast<float>(i));
    }
    source.modality = "CT";
    const auto image = sliceImageOf(made, 'j', true);
    QVERIFY(image.isValid());
    QCOMPARE(image.width, 2);
    QCOMPARE(image.height, 4);
    QCOMPARE(image.slices, 3);
    QCOMPARE(image.spacing[1], 3.0);
    QCOMPARE(image.unit, QString("HU"));
    QCOMPARE(image.wholeRange->centre, 11.5);
    QCOMPARE(planesOf(source.volume, true).size(), std::size_t{3});
    const auto picture = sliceImageOf(made, 'k', false);
    QVERIFY(!picture.hasSpacing());
    QVERIFY(!picture.placement);
    QVERIFY(planesOf(source.volume, false).empty());
  }

  void anUnturnedVolumeIsShownWithoutACopy() {
    const auto source = std::make_shared<workflow::SourceImage>();
    source->volume.size = {2, 2, 2};
    source->volume.values.assign(8, 1);
    QCOMPARE(static_cast<const void*>(sliceImageOf(source, 'k', false).values->data()),
             static_cast<const void*>(source->volume.values.data()));
  }

  void wordsBecomeOptions() {
    LearnSettings settings;
    settings.model = "reference";
    settings.loss = "ntxent";
    settings.augmentation = "slice";
    settings.latent = 32;
    const auto options = toTrainingOptions(settings);
    QCOMPARE(options.model.architecture, learning::Architecture::Reference);
    QCOMPARE(options.model.latent, 32);
    QCOMPARE(options.loss, learning::ContrastiveLoss::NTXent);
    QCOMPARE(options.augmentation, learning::AugmentationPreset::Slice);
    ImportRequest request;
    request.sources = QStringList{"/a"};
    request.slices = "every";
    request.window = "fixed";
    const auto import = toImportOptions(request);
    QCOMPARE(import.recipe.slices, imaging::SliceChoice::Every);
    QCOMPARE(import.recipe.windowing, imaging::Windowing::Fixed);
    QVERIFY(!import.labels);
  }
};

QTEST_APPLESS_MAIN(SnapshotViewsTest)
#include "snapshot_views_test.moc"
