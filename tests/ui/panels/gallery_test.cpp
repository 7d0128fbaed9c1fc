#include "artefacts.h"
#include "ui/panels/gallery_panel.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QListView>
#include <QSignalSpy>
#include <QTest>

using namespace stratoscope;
using namespace stratoscope::ui;

namespace {

constexpr int side = 16;

/// Item i is one flat grey of (i mod 251).
ImageStack flatItems(std::size_t count) {
  std::vector<std::uint8_t> pixels(count * side * side);
  for (std::size_t i = 0; i < pixels.size(); ++i) {
    pixels[i] = static_cast<std::uint8_t>(i / (side * side) % 251);
  }
  return makeStack(std::move(pixels), 1, side, side);
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
    tiles.setStack(makeStack(std::vector<std::uint8_t>(20 * side * side, 200), 1, side, side));
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
