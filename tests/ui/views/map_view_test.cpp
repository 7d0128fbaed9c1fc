#include "artefacts.h"
#include "ui/models/palette.h"
#include "ui/views/map_view.h"

#include <QSignalSpy>
#include <QSurfaceFormat>
#include <QTest>
#include <QWheelEvent>

#include <numbers>
#include <random>

using namespace stratoscope;
using namespace stratoscope::ui;

namespace {

constexpr int groups = 6;

/// Six round groups on a circle, item i in group i mod 6.
Matrix groupedLayout(std::size_t count) {
  std::mt19937 random(3);
  std::normal_distribution<float> normal(0.F, 0.35F);
  Matrix layout(count, 2);
  for (std::size_t i = 0; i < count; ++i) {
    const double angle = static_cast<double>(i % groups) * 2 * std::numbers::pi / groups;
    layout.row(i)[0] = static_cast<float>(3 * std::cos(angle)) + normal(random);
    layout.row(i)[1] = static_cast<float>(3 * std::sin(angle)) + normal(random);
  }
  return layout;
}

std::vector<int> groupOfEach(std::size_t count) {
  std::vector<int> categories(count);
  for (std::size_t i = 0; i < count; ++i) {
    categories[i] = static_cast<int>(i % groups);
  }
  return categories;
}

} // namespace

class MapViewTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void init() { open(1200); }

  void pointsAreDrawnInTheColourOfTheirCategory() {
    const auto picture = view_->grabFramebuffer();
    picture.save(artefactPath("map.png"));
    const auto place = (view_->positionOf(4) * picture.devicePixelRatio()).toPoint();
    QCOMPARE(picture.pixelColor(place).rgb(), categoryColour(4).rgb());
  }

  void aClickSelectsThePointInReach() {
    QTest::mouseClick(view_.get(), Qt::LeftButton, {}, view_->positionOf(11).toPoint());
    QCOMPARE(selection_.rows().size(), std::size_t{1});
    QCOMPARE(selection_.current(), selection_.rows().front());
    const auto distance = view_->positionOf(selection_.current()) - view_->positionOf(11);
    QVERIFY(distance.manhattanLength() <= 2);
    QTest::mouseClick(view_.get(), Qt::LeftButton, {}, QPoint(2, 2));
    QVERIFY(selection_.rows().empty());
  }

  void aLassoAroundAGroupSelectsTheGroup() {
    lassoAroundGroup(0, Qt::ShiftModifier);
    QCOMPARE(selection_.rows().size(), std::size_t{200});
    QVERIFY(std::ranges::all_of(selection_.rows(), [](int row) { return row % groups == 0; }));
    view_->grabFramebuffer().save(artefactPath("map-lasso.png"));
    lassoAroundGroup(3, Qt::ShiftModifier | Qt::ControlModifier);
    QCOMPARE(selection_.rows().size(), std::size_t{400});
    lassoAroundGroup(0, Qt::ShiftModifier | Qt::AltModifier);
    QVERIFY(std::ranges::all_of(selection_.rows(), [](int row) { return row % groups == 3; }));
  }

  void aRectangleAfterRSelectsAndTheNextDragPansAgain() {
    const auto before = view_->positionOf(0);
    QTest::keyClick(view_.get(), Qt::Key_R);
    QTest::mousePress(view_.get(), Qt::LeftButton, {}, QPoint(1, 1));
    QTest::mouseMove(view_.get(), QPoint(view_->width() / 2, view_->height() - 1));
    QTest::mouseRelease(view_.get(), Qt::LeftButton, {}, QPoint(view_->width() / 2, view_->height() - 1));
    const auto inside = [this](int row) { return view_->positionOf(row).x() <= view_->width() / 2.0; };
    const auto rows = selection_.rows();
    QVERIFY(!rows.empty());
    QVERIFY(std::ranges::all_of(rows, inside));
    QCOMPARE(view_->positionOf(0), before);
    QTest::keyClick(view_.get(), Qt::Key_R);
    QTest::keyClick(view_.get(), Qt::Key_Escape);
    QTest::mousePress(view_.get(), Qt::LeftButton, {}, QPoint(100, 100));
    QTest::mouseMove(view_.get(), QPoint(150, 100));
    QTest::mouseRelease(view_.get(), Qt::LeftButton, {}, QPoint(150, 100));
    QCOMPARE(selection_.rows(), rows);
    QVERIFY(std::abs(view_->positionOf(0).x() - before.x() - 50) < 0.01);
  }

  void unselectedPointsFade() {
    selection_.select({0});
    const auto picture = view_->grabFramebuffer();
    const auto place = (view_->positionOf(3) * picture.devicePixelRatio()).toPoint();
    QVERIFY(picture.pixelColor(place).saturation() < 40);
  }

  void theWheelZoomsAtTheCursor() {
    const auto place = view_->positionOf(7);
    const auto spread = view_->positionOf(8) - view_->positionOf(7);
    QWheelEvent wheel(place, view_->mapToGlobal(place), {}, {0, 240}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase,
                      false);
    QCoreApplication::sendEvent(view_.get(), &wheel);
    QVERIFY((view_->positionOf(7) - place).manhattanLength() < 0.01);
    QVERIFY((view_->positionOf(8) - view_->positionOf(7)).manhattanLength() > spread.manhattanLength() * 1.2);
  }

  void draggingPansAndSelectsNothing() {
    const auto before = view_->positionOf(0);
    QTest::mousePress(view_.get(), Qt::LeftButton, {}, QPoint(100, 100));
    QTest::mouseMove(view_.get(), QPoint(150, 120));
    QTest::mouseRelease(view_.get(), Qt::LeftButton, {}, QPoint(150, 120));
    const auto moved = view_->positionOf(0) - before;
    QVERIFY(std::abs(moved.x() - 50) < 0.01 && std::abs(moved.y() - 20) < 0.01);
    QVERIFY(selection_.rows().empty());
  }

  void hiddenCategoriesAreNeitherDrawnNorPicked() {
    view_->setHidden({0});
    const auto picture = view_->grabFramebuffer();
    const auto place = (view_->positionOf(0) * picture.devicePixelRatio()).toPoint();
    QCOMPARE(picture.pixelColor(place).rgb(), view_->palette().color(QPalette::Base).rgb());
    lassoAroundGroup(0, Qt::ShiftModifier);
    QVERIFY(selection_.rows().empty());
    lassoAroundGroup(3, Qt::ShiftModifier);
    QCOMPARE(selection_.rows().size(), std::size_t{200});
    QVERIFY(std::ranges::all_of(selection_.rows(), [](int row) { return row % groups == 3; }));
    view_->setHidden({});
    lassoAroundGroup(0, Qt::ShiftModifier);
    QCOMPARE(selection_.rows().size(), std::size_t{200});
  }

  void aHundredThousandItemsAreAllThere() {
    open(100000);
    lassoAroundGroup(0, Qt::ShiftModifier);
    QVERIFY(selection_.rows().size() > 16000);
    view_->fitAll();
    view_->grabFramebuffer().save(artefactPath("map-100000.png"));
  }

private:
  void open(std::size_t count) {
    view_.reset();
    selection_.reset(static_cast<int>(count));
    view_ = std::make_unique<MapView>(selection_);
    view_->resize(900, 700);
    view_->show();
    QVERIFY(QTest::qWaitForWindowExposed(view_.get()));
    view_->setLayoutOfItems(groupedLayout(count));
    view_->setCategories(groupOfEach(count));
  }

  void lassoAroundGroup(int group, Qt::KeyboardModifiers keys) {
    QPointF centre;
    for (int i = 0; i < 50; ++i) {
      centre += view_->positionOf(group + groups * i) / 50;
    }
    const auto onCircle = [&](int step) {
      const double turn = step * 2 * std::numbers::pi / 24;
      return (centre + 140 * QPointF(std::cos(turn), std::sin(turn))).toPoint();
    };
    QTest::mousePress(view_.get(), Qt::LeftButton, keys, onCircle(0));
    for (int step = 1; step <= 24; ++step) {
      QTest::mouseMove(view_.get(), onCircle(step));
    }
    QTest::mouseRelease(view_.get(), Qt::LeftButton, keys, onCircle(24));
  }

  SelectionModel selection_;
  std::unique_ptr<MapView> view_;
};

int main(int argc, char** argv) {
  QSurfaceFormat::setDefaultFormat(QVTKOpenGLNativeWidget::defaultFormat());
  QApplication application(argc, argv);
  MapViewTest test;
  return QTest::qExec(&test, argc, argv);
}

#include "map_view_test.moc"
