#include "panel_pictures.h"
#include "ui/panels/clusters_panel.h"
#include "ui/panels/flow_layout.h"
#include "ui/panels/labels_panel.h"
#include "ui/panels/sampling_panel.h"
#include "ui/views/curve_view.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QStyleFactory>
#include <QSurfaceFormat>
#include <QTableView>

#include <QVTKOpenGLNativeWidget.h>

using namespace stratoscope;
using namespace stratoscope::ui;

namespace {

constexpr int items = 120;
constexpr int side = 32;

std::uint8_t ring(std::size_t item, int x, int y) {
  const int radius = 4 + static_cast<int>(item % 11);
  const int distance = (x - side / 2) * (x - side / 2) + (y - side / 2) * (y - side / 2);
  return distance < radius * radius ? static_cast<std::uint8_t>(90 + item) : std::uint8_t{20};
}

/// Discs of several sizes and greys.
ImageStack discs() {
  std::vector<std::uint8_t> pixels;
  for (std::size_t item = 0; item < items; ++item) {
    for (int place = 0; place < side * side; ++place) {
      pixels.push_back(ring(item, place % side, place / side));
    }
  }
  return makeStack(std::move(pixels), 1, side, side);
}

/// Item i is in cluster i mod 3.
std::vector<int> thirds(int count) {
  std::vector<int> clusters;
  for (int item = 0; item < count; ++item) {
    clusters.push_back(item % 3);
  }
  return clusters;
}

std::vector<ClusterSummary> summaries() {
  return {{"Chest CT", 1004, 61, {0, 3, 6}, {60, 63}},
          {"A cluster with a long name", 412, 40, {1, 4}, {61, 64, 67}},
          {"Hand", 60, 12, {2, 5}, {62, 65}}};
}

LabelState region() {
  LabelState state;
  state.set = "Region, reader 1";
  state.classes = {{"Chest", 40}, {"Abdomen", 0}, {"Head & neck", 6}, {"Hand", 0}, {"Breast", 0}};
  state.labelled = 46;
  state.total = items;
  state.classOfItem.assign(items, -1);
  std::fill_n(state.classOfItem.begin(), 40, 0);
  std::fill_n(state.classOfItem.begin() + 40, 6, 2);
  const QDateTime noon({2024, 3, 2}, {12, 0});
  state.history = {{2, 6, noon.addSecs(120), false}, {1, 1200, noon.addSecs(60), true}, {0, 40, noon, false}};
  return state;
}

std::vector<SyntheticImage> drawn(int count) {
  std::vector<SyntheticImage> images;
  const auto stack = discs();
  for (int i = 0; i < count; ++i) {
    images.push_back(
        {pictureOf(stack, static_cast<std::size_t>(i)), i + 3, 0.1F + 0.03F * static_cast<float>(i), i % 5 == 1});
  }
  return images;
}

/// All events of a double-click, which QTest leaves at its second press.
void doubleClick(QWidget* widget, QPoint place) {
  QTest::mouseClick(widget, Qt::LeftButton, {}, place);
  QTest::mouseDClick(widget, Qt::LeftButton, {}, place);
  QTest::mouseRelease(widget, Qt::LeftButton, {}, place);
}

} // namespace

class ExplorePanelsTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void init() {
    selection_.reset(0);
    selection_.reset(items);
    tiles_.setStack(discs());
  }

  void clustersAreAskedForByNumberOrAutomatically() {
    ClustersPanel panel(selection_, tiles_);
    QSignalSpy asked(&panel, &ClustersPanel::clusterRequested);
    panel.setPossible(false, "Embed the images first");
    showPanel(panel, {440, 640});
    auto* button = withText<QPushButton>(panel, "Cluster");
    QVERIFY(!button->isEnabled() && withText<QLabel>(panel, "Embed the images first"));
    keepPictures(panel, "clusters-empty");
    panel.setPossible(true);
    QTest::mouseClick(button, Qt::LeftButton);
    auto* number = named<QSpinBox>(panel, "Number of clusters");
    QVERIFY(!number->isEnabled());
    withText<QCheckBox>(panel, "Automatic")->setChecked(false);
    number->setValue(9);
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(asked[0].front().value<ClusterRequest>().k, 0);
    QCOMPARE(asked[1].front().value<ClusterRequest>().k, 9);
    QCOMPARE(asked[1].front().value<ClusterRequest>().method, QString("kmeans"));
    panel.setRunning(true);
    QVERIFY(!button->isEnabled() && !number->isEnabled());
  }

  void eachMethodAsksForWhatItNeeds() {
    ClustersPanel panel(selection_, tiles_);
    QSignalSpy asked(&panel, &ClustersPanel::clusterRequested);
    showPanel(panel, {440, 640});
    auto* method = named<QComboBox>(panel, "Method");
    auto* number = named<QSpinBox>(panel, "Number of clusters");
    const auto request = [&](const char* name) {
      method->setCurrentText(name);
      QTest::mouseClick(withText<QPushButton>(panel, "Cluster"), Qt::LeftButton);
      return asked.takeLast().front().value<ClusterRequest>();
    };
    QCOMPARE(request("Leiden").method, QString("leiden"));
    QVERIFY(!number->isVisible() && named<QDoubleSpinBox>(panel, "Resolution")->isVisible());
    keepPictures(panel, "clusters-leiden");
    named<QDoubleSpinBox>(panel, "Resolution")->setValue(2.5);
    QCOMPARE(request("Leiden").resolution, 2.5);
    QCOMPARE(request("Leiden").k, 0);
    method->setCurrentText("Gaussian mixture");
    withText<QCheckBox>(panel, "Free shapes (full covariance)")->setChecked(true);
    QVERIFY(request("Gaussian mixture").fullCovariance);
    number->setValue(4);
    // Its heads have a number of outputs before they learn.
    QCOMPARE(request("Neighbour consistency").k, 4);
    QCOMPARE(request("Ward").k, 0);
  }

  void aClusterIsSplitAndSeveralAreMerged() {
    ClustersPanel panel(selection_, tiles_);
    panel.setClusters(summaries(), thirds(items));
    showPanel(panel, {440, 640});
    QSignalSpy split(&panel, &ClustersPanel::clusterRequested);
    QSignalSpy merged(&panel, &ClustersPanel::mergeRequested);
    auto* splitButton = withText<QPushButton>(panel, "Split");
    auto* mergeButton = withText<QPushButton>(panel, "Merge");
    QVERIFY(!splitButton->isEnabled() && !mergeButton->isEnabled());
    auto* table = panel.findChild<QTableView*>();
    table->selectRow(1);
    QVERIFY(splitButton->isEnabled() && !mergeButton->isEnabled());
    QTest::mouseClick(splitButton, Qt::LeftButton);
    const auto request = split.takeFirst().front().value<ClusterRequest>();
    QCOMPARE(request.within, std::optional(1));
    QCOMPARE(request.k, 2);
    table->selectAll();
    QVERIFY(!splitButton->isEnabled() && mergeButton->isEnabled());
    QTest::mouseClick(mergeButton, Qt::LeftButton);
    QCOMPARE(merged.takeFirst().front().value<std::vector<int>>(), (std::vector<int>{0, 1, 2}));
    panel.setRunning(true);
    QVERIFY(!mergeButton->isEnabled());
  }

  void curvesAreChosenByName() {
    ClustersPanel panel(selection_, tiles_);
    panel.setClusters(summaries(), thirds(items));
    panel.setCurves({{"Inertia", "More explain little", {2, 3, 4}, {90, 40, 39}, 3},
                     {"Silhouette", "High is good", {2, 3, 4, 5}, {0.2, 0.7, 0.6, 0.5}, 3}});
    showPanel(panel, {440, 900});
    auto* which = named<QComboBox>(panel, "Figure over the number of clusters");
    QCOMPARE(which->count(), 2);
    QCOMPARE(panel.findChild<CurveView*>()->pointCount(0), 3);
    which->setCurrentIndex(1);
    QCOMPARE(panel.findChild<CurveView*>()->pointCount(0), 4);
    QVERIFY(withText<QLabel>(panel, "High is good. It speaks for 3 clusters."));
    keepPictures(panel, "clusters-curves");
    panel.setCurves({});
    QVERIFY(!which->isVisible() && !panel.findChild<CurveView*>()->isVisible());
  }

  void aClusterSelectsItsImagesAndFollowsThem() {
    ClustersPanel panel(selection_, tiles_);
    panel.setClusters(summaries(), thirds(items));
    panel.setCurves(
        {{"Inertia", "More explain little", {2, 3, 4, 5, 6, 7, 8}, {9000, 4200, 3900, 3700, 3600, 3500, 3450}, 3}});
    showPanel(panel, {440, 640});
    QCOMPARE(panel.findChild<CurveView*>()->pointCount(0), 7);
    QCOMPARE(panel.findChild<CurveView*>()->pointCount(1), 2);
    auto* table = panel.findChild<QTableView*>();
    const auto place = [&](int row, int column) {
      return table->visualRect(table->model()->index(row, column)).center();
    };
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, place(1, 1));
    QCOMPARE(selection_.rows().size(), std::size_t{items / 3});
    QCOMPARE(selection_.rows().front(), 1);
    QTest::mouseClick(table->viewport(), Qt::LeftButton, Qt::ControlModifier, place(2, 1));
    QCOMPARE(selection_.rows().size(), std::size_t{items} / 3 * 2);
    QTRY_VERIFY(tiles_.tile(62).has_value() && tiles_.tile(67).has_value());
    keepPictures(panel, "clusters");
    selection_.select({0, 1, 2});
    QCOMPARE(table->selectionModel()->selectedRows().size(), 0);
    selection_.selectAll();
    QCOMPARE(table->selectionModel()->selectedRows().size(), 3);
    selection_.select({1}, SelectionModel::Mode::Remove);
    QCOMPARE(table->selectionModel()->selectedRows().size(), 2);
    QCOMPARE(selection_.rows().size(), std::size_t{items - 1});
  }

  void aPictureOfAClusterIsShownByAClick() {
    ClustersPanel panel(selection_, tiles_);
    panel.setClusters(summaries(), thirds(items));
    showPanel(panel, {440, 640});
    auto* table = panel.findChild<QTableView*>();
    const auto cell = table->visualRect(table->model()->index(1, ClusterTableModel::EdgeColumn));
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, {cell.left() + cell.height() + 8, cell.center().y()});
    QCOMPARE(selection_.current(), 64);
  }

  void aClusterIsRenamedByDoubleClickAndKey() {
    ClustersPanel panel(selection_, tiles_);
    panel.setClusters(summaries(), thirds(items));
    showPanel(panel, {440, 640});
    QSignalSpy asked(&panel, &ClustersPanel::renameRequested);
    auto* table = panel.findChild<QTableView*>();
    for (const int column : {0, 2}) {
      doubleClick(table->viewport(), table->visualRect(table->model()->index(2, column)).center());
      auto* editor = table->viewport()->findChild<QLineEdit*>();
      QVERIFY(editor);
      editor->setText(QStringLiteral("Hands %1").arg(column));
      QTest::keyClick(editor, Qt::Key_Return);
      QTRY_VERIFY(!table->viewport()->findChild<QLineEdit*>());
    }
    QCOMPARE(asked.size(), 2);
    QCOMPARE(asked[0], (QVariantList{2, "Hands 0"}));
    QCOMPARE(asked[1], (QVariantList{2, "Hands 2"}));
  }

  void aHundredThousandImagesAreSelectedByTheirCluster() {
    constexpr int many = 100000;
    selection_.reset(many);
    ClustersPanel panel(selection_, tiles_);
    panel.setClusters(summaries(), thirds(many));
    showPanel(panel, {440, 640});
    auto* table = panel.findChild<QTableView*>();
    QElapsedTimer clock;
    clock.start();
    table->selectRow(2);
    qInfo("selecting a cluster of 33,333 images: %lld ms", clock.elapsed());
    QCOMPARE(selection_.rows().size(), std::size_t{33333});
    QCOMPARE(selection_.rows().back(), 99998);
  }

  void keysGiveAClassToTheSelection() {
    LabelsPanel panel(selection_);
    panel.setState(region());
    showPanel(panel, {400, 560});
    QSignalSpy asked(&panel, &LabelsPanel::labelRequested);
    QApplication::setActiveWindow(&panel);
    QTest::keyClick(&panel, Qt::Key_3);
    QCOMPARE(panel.chosenClass(), 2);
    QCOMPARE(asked.size(), 0);
    selection_.select({38, 39, 40, 70});
    QVERIFY(withText<QLabel>(panel, "In the selection: Chest 2 · Head & neck 1 · no label 1"));
    QTest::keyClick(&panel, Qt::Key_2);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked[0][0].toInt(), 1);
    QCOMPARE(asked[0][1].value<LabelTarget>(), LabelTarget::Selection);
    QTest::keyClick(&panel, Qt::Key_9);
    QCOMPARE(asked.size(), 1);
    QTest::keyClick(&panel, Qt::Key_0);
    QCOMPARE(asked.size(), 2);
    QCOMPARE(asked[1][0].toInt(), -1);
    QVERIFY(withText<QPushButton>(panel, "Remove the label of the selection (4)"));
    auto* name = panel.findChild<QLineEdit*>();
    name->setFocus();
    QTest::keyClick(name, Qt::Key_1);
    QCOMPARE(name->text(), QStringLiteral("1"));
    QCOMPARE(asked.size(), 2);
  }

  void aClassIsGivenToTheSelectionOrAWholeCluster() {
    LabelsPanel panel(selection_);
    showPanel(panel, {400, 560});
    QVERIFY(withText<QLabel>(panel, "No images yet: import some first"));
    panel.setState(region());
    QVERIFY(withText<QLabel>(panel, "Label “Region, reader 1”"));
    QVERIFY(withText<QLabel>(panel, "46 of 120 · 38 %"));
    QCOMPARE(panel.findChild<QProgressBar*>()->value(), 46);
    QVERIFY(!withText<QPushButton>(panel, "Give “Chest” to the selection (0)")->isEnabled());
    selection_.select({1, 2, 3});
    panel.setCluster("Chest CT", 1004);
    QSignalSpy asked(&panel, &LabelsPanel::labelRequested);
    QTest::mouseClick(withText<QPushButton>(panel, "4 Hand"), Qt::LeftButton);
    QCOMPARE(asked.size(), 0);
    QTest::mouseClick(withText<QPushButton>(panel, "Give “Hand” to the selection (3)"), Qt::LeftButton);
    QTest::mouseClick(withText<QPushButton>(panel, "Give “Hand” to cluster “Chest CT” (1,004)"), Qt::LeftButton);
    QCOMPARE(asked.size(), 2);
    QCOMPARE(asked[0][1].value<LabelTarget>(), LabelTarget::Selection);
    QCOMPARE(asked[1][0].toInt(), 3);
    QCOMPARE(asked[1][1].value<LabelTarget>(), LabelTarget::Cluster);
    QSignalSpy wanted(&panel, &LabelsPanel::exportRequested);
    QTest::mouseClick(withText<QPushButton>(panel, "Export labels…"), Qt::LeftButton);
    QCOMPARE(wanted.size(), 1);
    keepPictures(panel, "labels");
    panel.setState(region());
    QCOMPARE(panel.chosenClass(), 3);
  }

  void aClassIsAddedAndThenChosen() {
    LabelsPanel panel(selection_);
    LabelState state;
    state.set = "Region";
    state.total = items;
    panel.setState(state);
    showPanel(panel, {400, 560});
    keepPictures(panel, "labels-empty");
    QSignalSpy added(&panel, &LabelsPanel::classAdded);
    auto* name = panel.findChild<QLineEdit*>();
    QVERIFY(!withText<QPushButton>(panel, "Add class")->isEnabled());
    name->setText(" Chest ");
    QTest::mouseClick(withText<QPushButton>(panel, "Add class"), Qt::LeftButton);
    QCOMPARE(added.takeFirst().front().toString(), QStringLiteral("Chest"));
    state.classes = {{"Chest", 0}};
    panel.setState(state);
    QCOMPARE(panel.chosenClass(), 0);
    state.classes.push_back({"Hand", 0});
    panel.setState(state);
    QCOMPARE(panel.chosenClass(), 1);
    name->setText("Chest");
    QTest::keyClick(name, Qt::Key_Return);
    QCOMPARE(added.size(), 0);
    QCOMPARE(panel.chosenClass(), 0);
  }

  void classesTakeAsManyLinesAsTheWidthNeeds() {
    QWidget box;
    auto* layout = new FlowLayout(&box);
    layout->setSpacing(5);
    for (int i = 0; i < 5; ++i) {
      auto* one = new QWidget;
      one->setFixedSize(40, 20);
      layout->addWidget(one);
    }
    QCOMPARE(layout->heightForWidth(1000), 20);
    QCOMPARE(layout->heightForWidth(130), 45);
    QCOMPARE(layout->heightForWidth(85), 70);
    QCOMPARE(layout->heightForWidth(10), 120);
    layout->setGeometry({10, 10, 85, 70});
    QCOMPARE(layout->itemAt(3)->geometry(), QRect(55, 35, 40, 20));
  }

  void samplingAsksForWhatTheFieldsSay() {
    SamplingPanel panel(selection_, tiles_);
    panel.setClusters({"Chest CT", "Hand"});
    showPanel(panel, {440, 620});
    keepPictures(panel, "sampling-empty");
    SamplingRequest asked;
    int times = 0;
    connect(&panel, &SamplingPanel::drawRequested, this, [&](const SamplingRequest& request) {
      asked = request;
      ++times;
    });
    auto* draw = withText<QPushButton>(panel, "Draw");
    auto* source = panel.findChild<QComboBox*>();
    source->setCurrentIndex(3);
    named<QSpinBox>(panel, "Number of synthetic images")->setValue(25);
    named<QSpinBox>(panel, "Seed")->setValue(7);
    named<QSlider>(panel, "Temperature")->setValue(75);
    QVERIFY(withText<QLabel>(panel, "0.75"));
    QTest::mouseClick(draw, Qt::LeftButton);
    QVERIFY(asked.source == SamplingRequest::Source::Cluster);
    QCOMPARE(asked.cluster, 1);
    QCOMPARE(asked.item, -1);
    QCOMPARE(asked.count, 25);
    QCOMPARE(asked.seed, 7);
    QCOMPARE(asked.temperature, 0.75);
    source->setCurrentIndex(1);
    QVERIFY(!draw->isEnabled());
    selection_.setCurrent(12);
    QTest::mouseClick(draw, Qt::LeftButton);
    QCOMPARE(times, 2);
    QVERIFY(asked.source == SamplingRequest::Source::CurrentItem);
    QCOMPARE(asked.item, 12);
    panel.setRunning(true);
    QVERIFY(!draw->isEnabled());
  }

  void theNearestRealImageIsShownByClickAndKey() {
    SamplingPanel panel(selection_, tiles_);
    showPanel(panel, {440, 620});
    QVERIFY(!withText<QPushButton>(panel, "Export…")->isEnabled());
    panel.setResults(drawn(12));
    QVERIFY(withText<QLabel>(panel, "12 synthetic images, each with the nearest real one · 3 likely copies"));
    auto* view = panel.findChild<QListView*>();
    const auto cell = view->visualRect(view->model()->index(1, 0));
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, cell.topLeft() + QPoint(20, 20));
    QCOMPARE(selection_.current(), -1);
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, cell.topRight() + QPoint(-20, 20));
    QCOMPARE(selection_.current(), 4);
    QTest::keyClick(view, Qt::Key_Right);
    QTest::keyClick(view, Qt::Key_Return);
    QTRY_COMPARE(selection_.current(), view->currentIndex().row() + 3);
    QTRY_VERIFY(tiles_.tile(8).has_value());
    keepPictures(panel, "sampling");
    QSignalSpy wanted(&panel, &SamplingPanel::exportRequested);
    QTest::mouseClick(withText<QPushButton>(panel, "Export…"), Qt::LeftButton);
    QCOMPARE(wanted.size(), 1);
  }

private:
  SelectionModel selection_;
  TileCache tiles_;
};

int main(int argc, char** argv) {
  QSurfaceFormat::setDefaultFormat(QVTKOpenGLNativeWidget::defaultFormat());
  QApplication application(argc, argv);
  QApplication::setStyle(QStyleFactory::create("Fusion"));
  QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
  ExplorePanelsTest test;
  return QTest::qExec(&test, argc, argv);
}

#include "explore_panels_test.moc"
