#include "ui/models/similar_model.h"

#include <QAbstractItemModelTester>
#include <QImage>
#include <QLocale>
#include <QSignalSpy>
#include <QTest>

using namespace stratoscope;
using namespace stratoscope::ui;

namespace {

constexpr int side = 8;

/// Item i is one flat grey of i.
ImageStack greys(std::size_t count) {
  std::vector<std::uint8_t> pixels(count * side * side);
  for (std::size_t i = 0; i < pixels.size(); ++i) {
    pixels[i] = static_cast<std::uint8_t>(i / (side * side));
  }
  return makeStack(std::move(pixels), 1, side, side);
}

int grey(const QVariant& picture) { return picture.value<QImage>().pixelColor(2, 2).red(); }

} // namespace

class ExploreModelsTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase() {
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    tiles_.setStack(greys(100));
  }

  void similarItemsShowScorePatientAndPicture() {
    SimilarModel model(tiles_);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setItems({{42, 0.987F, "0142"}, {7, 0.5F, ""}});
    QCOMPARE(model.rows(), (std::vector<int>{42, 7}));
    QCOMPARE(model.index(0).data(SimilarModel::ItemRole).toInt(), 42);
    QCOMPARE(model.index(0).data().toString(), QStringLiteral("0.99"));
    QCOMPARE(model.index(0).data(Qt::AccessibleTextRole).toString(),
             QStringLiteral("Item 43, patient 0142, similarity 0.99"));
    QCOMPARE(model.index(1).data(Qt::ToolTipRole).toString(), QStringLiteral("Item 8, similarity 0.50"));
    QSignalSpy changed(&model, &SimilarModel::dataChanged);
    QVERIFY(!model.index(0).data(Qt::DecorationRole).isValid());
    QVERIFY(changed.wait());
    QCOMPARE(grey(model.index(0).data(Qt::DecorationRole)), 42);
    model.setItems({});
    QCOMPARE(model.rowCount(), 0);
  }

  void numbersFollowTheLocale() {
    QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
    SimilarModel model(tiles_);
    model.setItems({{42, 0.987F, ""}});
    QCOMPARE(model.index(0).data().toString(), QStringLiteral("0,99"));
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
  }

private:
  TileCache tiles_;
};

QTEST_GUILESS_MAIN(ExploreModelsTest)
#include "explore_models_test.moc"
