#include "ui/models/cluster_table_model.h"
#include "ui/models/label_history_model.h"
#include "ui/models/palette.h"
#include "ui/models/duplicate_model.h"
#include "ui/models/similar_heat_image.h"
#include "ui/models/similar_model.h"
#include "ui/models/synthetic_model.h"

#include <QAbstractItemModelTester>
#include <QFont>
#include <QImage>
#include <QLocale>
#include <QSignalSpy>
#include <QTest>

using namespace stratoscope;
using namespace stratoscope::ui;

namespace {

constexpr std::size_t side = 8;

/// Item i is one flat grey of i.
ImageStack greys(std::size_t count) {
  std::vector<std::uint8_t> pixels(count * side * side);
  for (std::size_t i = 0; i < pixels.size(); ++i) {
    pixels[i] = static_cast<std::uint8_t>(i / (side * side));
  }
  return makeStack(std::move(pixels), 1, side, side);
}

int grey(const QVariant& picture) {
  const auto image = picture.value<QImage>();
  return image.isNull() ? -1 : image.pixelColor(2, 2).red();
}

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
    model.setJudgements({7}, {42});
    QCOMPARE(model.index(0).data(SimilarModel::JudgementRole).toInt(), -1);
    QCOMPARE(model.index(1).data(SimilarModel::JudgementRole).toInt(), 1);
    QCOMPARE(model.index(1).data(Qt::AccessibleTextRole).toString(),
             QStringLiteral("Item 8, similarity 0.50, more like this"));
    model.setItems({});
    QCOMPARE(model.rowCount(), 0);
  }

  void duplicatesShowBothImagesAndHowAlikeTheyAre() {
    DuplicateModel model(tiles_);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setPairs({{3, 90, 1, true, false}, {4, 5, 0.98765, false, true}});
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(0, DuplicateModel::FirstColumn).data().toString(), QStringLiteral("4"));
    QCOMPARE(model.index(0, DuplicateModel::LikenessColumn).data().toString(), QStringLiteral("identical"));
    QCOMPARE(model.index(1, DuplicateModel::LikenessColumn).data().toString(), QStringLiteral("0.988"));
    QCOMPARE(model.index(0, DuplicateModel::PatientColumn).data().toString(), QStringLiteral("different"));
    QSignalSpy changed(&model, &DuplicateModel::dataChanged);
    QVERIFY(!model.index(0, DuplicateModel::SecondColumn).data(Qt::DecorationRole).isValid());
    QVERIFY(changed.wait());
    QCOMPARE(grey(model.index(0, DuplicateModel::SecondColumn).data(Qt::DecorationRole)), 90);
    QCOMPARE(model.index(1, DuplicateModel::SecondColumn).data(Qt::AccessibleTextRole).toString(),
             QStringLiteral("Item 6"));
  }

  void heatIsOrangeWhereAPairIsAlikeAndBlueWhereItDiffers() {
    SimilarHeat heat;
    heat.picture.width = heat.picture.height = 4;
    heat.picture.pixels.assign(16, 100);
    heat.columns = heat.rows = 2;
    heat.drop = {0.4F, 0, -0.4F, 0.1F};
    SimilarExplanation why;
    why.query = heat;
    QCOMPARE(strongestDrop(why), 0.4F);
    const auto image = heatImage(heat, strongestDrop(why));
    QCOMPARE(image.pixelColor(2, 0), QColor(100, 100, 100)); // a part that does not matter stays as it is
    QVERIFY(image.pixelColor(0, 0).red() > image.pixelColor(0, 0).blue() + 50);
    QVERIFY(image.pixelColor(0, 3).blue() > image.pixelColor(0, 3).red() + 50);
    QVERIFY(image.pixelColor(3, 3).red() < image.pixelColor(0, 0).red());
    QCOMPARE(topCell(heat), QRect(0, 0, 2, 2));
    heat.drop = {-1, -1, 0, -1};
    QVERIFY(topCell(heat).isEmpty());
  }

  void numbersFollowTheLocale() {
    QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
    SimilarModel model(tiles_);
    model.setItems({{42, 0.987F, ""}});
    QCOMPARE(model.index(0).data().toString(), QStringLiteral("0,99"));
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
  }

  void clustersShowTheirFiguresColoursAndPictures() {
    ClusterTableModel model(tiles_);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setClusters({{"Chest CT", 1004, 61, {3, 50}, {60}}, {"Hand", 20, 2, {}, {3}}});
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(0, ClusterTableModel::ImagesColumn).data().toString(), QStringLiteral("1,004"));
    QCOMPARE(model.index(1, ClusterTableModel::NameColumn).data(Qt::DecorationRole).value<QColor>(), categoryColour(1));
    const auto centre = model.index(0, ClusterTableModel::CentreColumn);
    QCOMPARE(centre.data(ClusterTableModel::ItemsRole).value<QList<int>>(), (QList<int>{3, 50}));
    QCOMPARE(centre.data(ClusterTableModel::TilesRole).value<QList<QImage>>().size(), 2);
    QTRY_COMPARE(grey(centre.data(ClusterTableModel::TilesRole).value<QList<QImage>>()[1]), 50);

    QSignalSpy changed(&model, &ClusterTableModel::dataChanged);
    Q_EMIT tiles_.ready(3);
    QCOMPARE(changed.size(), 2);
    QCOMPARE(changed[1].front().toModelIndex(), model.index(1, ClusterTableModel::EdgeColumn));
  }

  void aNewNameIsAskedForAndKeptOnlyWhenItComesBack() {
    ClusterTableModel model(tiles_);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setClusters({{"Cluster 1", 5, 1, {}, {}}, {"Cluster 2", 5, 1, {}, {}}});
    QSignalSpy asked(&model, &ClusterTableModel::renameRequested);
    QSignalSpy reset(&model, &ClusterTableModel::modelReset);
    const auto name = model.index(1, ClusterTableModel::NameColumn);
    QVERIFY(name.flags().testFlag(Qt::ItemIsEditable));
    QVERIFY(!name.siblingAtColumn(ClusterTableModel::EdgeColumn).flags().testFlag(Qt::ItemIsEditable));
    model.setData(name, " Hand ", Qt::EditRole);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked[0], (QVariantList{1, "Hand"}));
    QCOMPARE(name.data().toString(), QStringLiteral("Cluster 2"));
    model.setData(name, "Cluster 2", Qt::EditRole);
    model.setData(name, "  ", Qt::EditRole);
    QCOMPARE(asked.size(), 1);
    model.setClusters({{"Cluster 1", 5, 1, {}, {}}, {"Hand", 5, 1, {}, {}}});
    QCOMPARE(name.data().toString(), QStringLiteral("Hand"));
    QCOMPARE(reset.size(), 0);
    model.setClusters({});
    QCOMPARE(reset.size(), 1);
  }

  void theHistorySaysWhatWasUndone() {
    LabelHistoryModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QDateTime noon({2024, 3, 2}, {12, 0});
    model.setHistory({{1, 1200, noon, true}, {0, 3, noon, false}, {-1, 2, noon, false}}, {{"Chest", 3}, {"Hand", 0}});
    QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("Hand (undone)"));
    QVERIFY(model.index(0, 0).data(Qt::FontRole).value<QFont>().strikeOut());
    QCOMPARE(model.index(0, 1).data().toString(), QStringLiteral("1,200"));
    QVERIFY(!model.index(1, 0).data(Qt::FontRole).isValid());
    QVERIFY(model.index(1, 2).data().toString().contains(QStringLiteral("12:00")));
    QCOMPARE(model.index(2, 0).data().toString(), QStringLiteral("Label removed"));
    model.setHistory({}, {});
    QCOMPARE(model.rowCount(), 0);
  }

  void syntheticImagesStandBesideTheNearestRealOnes() {
    SyntheticModel model(tiles_);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const Picture picture{2, 2, 1, {200, 200, 200, 200}};
    model.setImages({{picture, 71, 0.25F, false}, {picture, 72, 0.001F, true}});
    QCOMPARE(model.likelyCopies(), 1);
    QCOMPARE(model.index(0).data(Qt::DecorationRole).value<QImage>().pixelColor(1, 1).red(), 200);
    QCOMPARE(model.index(0).data(SyntheticModel::NearestItemRole).toInt(), 71);
    QCOMPARE(model.index(0).data().toString(), QStringLiteral("distance 0.250"));
    QCOMPARE(model.index(1).data(Qt::AccessibleTextRole).toString(),
             QStringLiteral("Synthetic image 2, nearest to item 73, distance 0.001, likely a copy of it"));
    QSignalSpy changed(&model, &SyntheticModel::dataChanged);
    QVERIFY(!model.index(1).data(SyntheticModel::NearestTileRole).isValid());
    QVERIFY(changed.wait());
    QCOMPARE(changed[0].front().toModelIndex().row(), 1);
    QCOMPARE(grey(model.index(1).data(SyntheticModel::NearestTileRole)), 72);
  }

private:
  TileCache tiles_;
};

QTEST_GUILESS_MAIN(ExploreModelsTest)
#include "explore_models_test.moc"
