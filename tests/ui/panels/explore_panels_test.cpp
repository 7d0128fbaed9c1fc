#include "panel_pictures.h"
#include "ui/panels/similar_panel.h"

#include <QApplication>
#include <QCheckBox>
#include <QLabel>
#include <QListView>
#include <QLocale>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStyleFactory>
#include <QSurfaceFormat>

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

std::vector<SimilarItem> neighbours(int query, int k) {
  std::vector<SimilarItem> found;
  for (int i = 1; i <= k; ++i) {
    found.push_back({(query + i) % items, 1 - 0.013F * static_cast<float>(i), QString::number(100 + i % 7)});
  }
  return found;
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

  void similarAsksForTheCurrentItemOnceItIsAtRest() {
    SimilarPanel panel(selection_, tiles_);
    QSignalSpy asked(&panel, &SimilarPanel::similarRequested);
    selection_.setCurrent(3);
    QTest::qWait(300);
    QCOMPARE(asked.size(), 0);
    showPanel(panel, {420, 560});
    QTRY_COMPARE(asked.size(), 1);
    QCOMPARE(asked.takeFirst(), (QVariantList{3, 24, false}));
    for (const int row : {4, 5, 6}) {
      selection_.setCurrent(row);
    }
    QTRY_COMPARE(asked.size(), 1);
    QCOMPARE(asked.takeFirst(), (QVariantList{6, 24, false}));
    panel.findChild<QSpinBox*>()->setValue(9);
    panel.findChild<QCheckBox*>()->setChecked(true);
    QTRY_COMPARE(asked.size(), 1);
    QCOMPARE(asked.takeFirst(), (QVariantList{6, 9, true}));
  }

  void aSimilarImageIsShownAndItsOwnNeighboursOnlyOnRequest() {
    SimilarPanel panel(selection_, tiles_);
    panel.setDescriber([](int row) { return QStringLiteral("Patient 0007\nCT chest, slice %1").arg(row); });
    showPanel(panel, {420, 560});
    QSignalSpy asked(&panel, &SimilarPanel::similarRequested);
    selection_.setCurrent(10);
    QTRY_COMPARE(asked.size(), 1);
    panel.setResults(10, neighbours(10, 24));
    QVERIFY(withText<QLabel>(panel, "24 similar images"));
    auto* view = panel.findChild<QListView*>();
    view->setFocus();
    QCOMPARE(selection_.current(), 10);
    const auto place = [&](int position) { return view->visualRect(view->model()->index(position, 0)).center(); };
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, place(2));
    QCOMPARE(selection_.current(), 13);
    QTest::keyClick(view, Qt::Key_Right);
    QCOMPARE(selection_.current(), 14);
    QTest::qWait(300);
    QCOMPARE(asked.size(), 1);
    QTRY_VERIFY(tiles_.tile(25).has_value());
    keepPictures(panel, "similar");
    QTest::keyClick(view, Qt::Key_Return);
    QTRY_COMPARE(asked.size(), 2);
    QCOMPARE(asked[1].front().toInt(), 14);
    panel.setResults(14, neighbours(14, 24));
    doubleClick(view->viewport(), place(0));
    QTRY_COMPARE(asked.size(), 3);
    QCOMPARE(asked[2].front().toInt(), 15);
  }

  void aLateAnswerIsLeftAsideAndTheListCanBeSelected() {
    SimilarPanel panel(selection_, tiles_);
    showPanel(panel, {420, 560});
    selection_.setCurrent(20);
    panel.setResults(20, neighbours(20, 3));
    selection_.setCurrent(30);
    panel.setResults(20, neighbours(20, 5));
    QVERIFY(!withText<QPushButton>(panel, "Select these images")->isEnabled());
    QCOMPARE(panel.findChild<QListView*>()->model()->rowCount(), 3);
    panel.setResults(30, neighbours(30, 3));
    QTest::mouseClick(withText<QPushButton>(panel, "Select these images"), Qt::LeftButton);
    QCOMPARE(selection_.rows(), (std::vector<int>{31, 32, 33}));
  }

  void similarSaysWhatIsMissing() {
    SimilarPanel panel(selection_, tiles_);
    showPanel(panel, {420, 300});
    auto* hint = withText<QLabel>(panel, "Choose an image on the map or in the gallery");
    QVERIFY(hint && hint->isVisible());
    keepPictures(panel, "similar-empty");
    panel.setPossible(false, "Embed the images first");
    QCOMPARE(hint->text(), QStringLiteral("Embed the images first"));
    selection_.setCurrent(2);
    QVERIFY(hint->isVisible());
    QSignalSpy asked(&panel, &SimilarPanel::similarRequested);
    panel.setPossible(true);
    QVERIFY(!hint->isVisible());
    QTRY_COMPARE(asked.size(), 1);
    panel.setResults(2, {});
    QVERIFY(withText<QLabel>(panel, "No other images"));
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
