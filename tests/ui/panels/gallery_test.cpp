#include "artefacts.h"
#include "ui/panels/gallery_panel.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QComboBox>
#include <QListView>
#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace stratoscope;
using namespace stratoscope::ui;

namespace {

constexpr std::size_t side = 16;

/// Item i is one flat grey of (i mod 251).
ImageStack flatItems(std::size_t count) {
  std::vector<std::uint8_t> pixels(count * side * side);
  for (std::size_t i = 0; i < pixels.size(); ++i) {
    pixels[i] = static_cast<std::uint8_t>(i / (side * side) % 251);
  }
  return makeStack(std::move(pixels), 1, side, side);
}

std::vector<int> shown(const GalleryModel& model) {
  std::vector<int> items;
  for (int i = 0; i < model.rowCount(); ++i) {
    items.push_back(model.itemAt(i));
  }
  return items;
}

} // namespace

class GalleryTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void theModelKeepsQtsRules() {
    TileCache tiles;
    tiles.setStack(flatItems(20));
    GalleryModel model(tiles);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setItems({5, 3, 19});
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.positionOf(19), 2);
    QCOMPARE(model.positionOf(4), -1);
    QCOMPARE(model.positionOf(1000), -1);
    model.setItems({});
    QCOMPARE(model.rowCount(), 0);
  }

  void theModelOrdersByDistance() {
    TileCache tiles;
    tiles.setStack(flatItems(20));
    GalleryModel model(tiles);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setItems({1, 2, 3, 4, 9});
    model.setDistances({0, 5, 1, std::nanf(""), 5});
    QCOMPARE(shown(model), (std::vector<int>{1, 2, 3, 4, 9}));
    model.setOrder(GalleryModel::Order::CentreToEdge);
    QCOMPARE(shown(model), (std::vector<int>{2, 1, 4, 3, 9}));
    QCOMPARE(model.positionOf(4), 2);
    model.setOrder(GalleryModel::Order::EdgeFirst);
    QCOMPARE(shown(model), (std::vector<int>{1, 4, 2, 3, 9}));
    model.setItems({0, 2, 4});
    QCOMPARE(shown(model), (std::vector<int>{4, 2, 0}));
    model.setDistances({9, 5, 1});
    QCOMPARE(shown(model), (std::vector<int>{0, 2, 4}));
    model.setOrder(GalleryModel::Order::Cohort);
    QCOMPARE(shown(model), (std::vector<int>{0, 2, 4}));
  }

  void theGalleryOffersOrdersOnceThereAreDistances() {
    TileCache tiles;
    tiles.setStack(flatItems(30));
    SelectionModel selection;
    selection.reset(30);
    selection.setCurrent(0);
    GalleryPanel panel(selection, tiles);
    panel.resize(420, 500);
    panel.show();
    QVERIFY(QTest::qWaitForWindowExposed(&panel));
    auto* orders = panel.findChild<QComboBox*>();
    QVERIFY(!orders->isEnabled());
    std::vector<float> distances;
    for (int i = 0; i < 30; ++i) {
      distances.push_back(static_cast<float>(i));
    }
    panel.setDistances(distances);
    QVERIFY(orders->isEnabled());
    orders->setCurrentIndex(2);
    QCOMPARE(panel.model().itemAt(0), 29);
    QCOMPARE(panel.findChild<QListView*>()->currentIndex().row(), 29);
    QCOMPARE(selection.current(), 0);
    panel.setOrder(GalleryModel::Order::CentreToEdge);
    QCOMPARE(orders->currentIndex(), 1);
    QCOMPARE(panel.model().itemAt(0), 0);
    panel.setOrder(GalleryModel::Order::EdgeFirst);
    panel.setDistances({});
    QVERIFY(!orders->isEnabled());
    QCOMPARE(orders->currentIndex(), 0);
    QCOMPARE(panel.model().itemAt(0), 0);
  }

  void tilesArriveLaterAndAreTheRightOnes() {
    TileCache tiles;
    tiles.setStack(flatItems(20));
    GalleryModel model(tiles);
    model.setItems({7, 2});
    QSignalSpy changed(&model, &GalleryModel::dataChanged);
    QVERIFY(!model.index(0).data(Qt::DecorationRole).isValid());
    QVERIFY(changed.wait());
    QCOMPARE(model.index(0).data(Qt::DecorationRole).value<QImage>().pixelColor(3, 3).red(), 7);
  }

  void picturesOfTheFormerCohortAreNotShown() {
    TileCache tiles;
    tiles.setStack(flatItems(20));
    QVERIFY(!tiles.tile(4));
    tiles.setStack(makeStack(std::vector<std::uint8_t>(std::size_t{20} * side * side, 200), 1, side, side));
    QTRY_VERIFY(tiles.tile(4).has_value());
    QCOMPARE(tiles.tile(4)->pixelColor(0, 0).red(), 200);
  }

  void theGalleryFollowsTheSelectionAndLeadsTheCurrentItem() {
    TileCache tiles;
    tiles.setStack(flatItems(500));
    SelectionModel selection;
    selection.reset(500);
    GalleryPanel panel(selection, tiles);
    panel.resize(420, 500);
    panel.show();
    QVERIFY(QTest::qWaitForWindowExposed(&panel));
    QCOMPARE(panel.model().rowCount(), 500);

    selection.select({10, 200, 240});
    QCOMPARE(panel.model().rowCount(), 3);
    auto* view = panel.findChild<QListView*>();
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(panel.model().index(1)).center());
    QCOMPARE(selection.current(), 200);
    selection.setCurrent(240);
    QCOMPARE(view->currentIndex().row(), 2);
    QTRY_VERIFY(tiles.tile(240).has_value());
    panel.grab().save(artefactPath("gallery.png"));
  }

  void onlyVisibleTilesOfAHundredThousandAreLoaded() {
    TileCache tiles;
    tiles.setStack(flatItems(100000));
    SelectionModel selection;
    selection.reset(100000);
    QSignalSpy loaded(&tiles, &TileCache::ready);
    GalleryPanel panel(selection, tiles);
    panel.resize(420, 500);
    panel.show();
    QVERIFY(QTest::qWaitForWindowExposed(&panel));
    QTRY_VERIFY(loaded.size() > 20);
    panel.findChild<QListView*>()->scrollToBottom();
    QTRY_VERIFY(tiles.tile(99999).has_value());
    QVERIFY(loaded.size() < 1000);
    panel.grab().save(artefactPath("gallery-100000.png"));
  }
};

QTEST_MAIN(GalleryTest)
#include "gallery_test.moc"
