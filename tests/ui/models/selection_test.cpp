#include "ui/models/palette.h"
#include "ui/models/point_index.h"
#include "ui/models/selection_model.h"

#include <QSignalSpy>
#include <QTest>

#include <random>
#include <set>

using namespace stratoscope;
using namespace stratoscope::ui;

namespace {

Matrix randomLayout(std::size_t count) {
  std::mt19937 random(7);
  std::normal_distribution<float> normal;
  Matrix layout(count, 2);
  for (auto& value : layout.values) {
    value = normal(random);
  }
  return layout;
}

} // namespace

class SelectionTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void selectionReplacesAddsAndRemoves() {
    SelectionModel model;
    model.reset(5);
    QSignalSpy changed(&model, &SelectionModel::selectionChanged);
    model.select({3, 1, 3, 9, -1});
    QCOMPARE(model.rows(), (std::vector<int>{1, 3}));
    model.select({4}, SelectionModel::Mode::Add);
    model.select({1}, SelectionModel::Mode::Remove);
    QCOMPARE(model.rows(), (std::vector<int>{3, 4}));
    model.invert();
    QCOMPARE(model.rows(), (std::vector<int>{0, 1, 2}));
    QCOMPARE(changed.size(), 4);
    model.select({0, 1, 2});
    QCOMPARE(changed.size(), 4); // nothing changed, so nobody is told
  }

  void aNewCohortForgetsTheOldSelection() {
    SelectionModel model;
    model.reset(3);
    model.selectAll();
    model.setCurrent(2);
    QSignalSpy current(&model, &SelectionModel::currentChanged);
    model.reset(2);
    QVERIFY(model.rows().empty());
    QCOMPARE(model.current(), -1);
    QCOMPARE(current.size(), 1);
  }

  void nearestAgreesWithLookingAtAllPoints() {
    const auto layout = randomLayout(2000);
    const PointIndex index(layout);
    const auto places = randomLayout(200);
    for (std::size_t p = 0; p < places.rows; ++p) {
      const double radius = 0.05;
      int expected = -1;
      double best = radius;
      for (std::size_t i = 0; i < layout.rows; ++i) {
        const double distance = std::hypot(double(layout.row(i)[0]) - double(places.row(p)[0]),
                                           double(layout.row(i)[1]) - double(places.row(p)[1]));
        if (distance <= best) {
          best = distance;
          expected = static_cast<int>(i);
        }
      }
      QCOMPARE(index.nearest({places.row(p)[0], places.row(p)[1]}, radius).value_or(-1), expected);
    }
  }

  void lassoTakesWhatLiesInside() {
    Matrix layout(4, 2);
    layout.values = {0, 0, 1, 1, 2, 2, 0.9F, 0.2F};
    const PointIndex index(layout);
    const QPolygonF triangle({{-0.5, -0.5}, {1.5, -0.5}, {1.5, 1.5}});
    QCOMPARE(index.inside(triangle), (std::vector<int>{0, 1, 3}));
    QVERIFY(PointIndex().inside(triangle).empty());
    QVERIFY(!PointIndex(Matrix(0, 2)).nearest({0, 0}, 1));
  }

  void neighbouringCategoriesDiffer() {
    std::set<QRgb> colours;
    for (int i = -1; i < 24; ++i) {
      colours.insert(categoryColour(i).rgb());
    }
    QCOMPARE(colours.size(), std::size_t{25});
  }
};

QTEST_GUILESS_MAIN(SelectionTest)
#include "selection_test.moc"
