#include "panel_pictures.h"
#include "ui/panels/similar_duplicates.h"
#include "ui/panels/similar_marks.h"
#include "ui/panels/similar_panel.h"
#include "ui/panels/similar_query_picture.h"
#include "ui/panels/similar_why_view.h"
#include "ui/views/map_view.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QListView>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStyleFactory>
#include <QSurfaceFormat>
#include <QTabWidget>
#include <QTableView>

#include <QVTKOpenGLNativeWidget.h>

using namespace stratoscope;
using namespace stratoscope::ui;

namespace {

constexpr int items = 120;
constexpr int side = 32;

std::uint8_t disc(std::size_t item, int x, int y) {
  const int radius = 4 + static_cast<int>(item % 11);
  const int distance = (x - side / 2) * (x - side / 2) + (y - side / 2) * (y - side / 2);
  return distance < radius * radius ? static_cast<std::uint8_t>(90 + item) : std::uint8_t{20};
}

/// Discs of several sizes and greys.
ImageStack discs() {
  std::vector<std::uint8_t> pixels;
  for (std::size_t item = 0; item < items; ++item) {
    for (int place = 0; place < side * side; ++place) {
      pixels.push_back(disc(item, place % side, place / side));
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

SimilarHeat heat(int item) {
  SimilarHeat made{pictureOf(discs(), static_cast<std::size_t>(item)), 8, 8, std::vector<float>(64)};
  for (int cell = 0; cell < 64; ++cell) {
    const int distance = std::abs(cell % 8 - 3) + std::abs(cell / 8 - 3);
    made.drop[static_cast<std::size_t>(cell)] = 0.05F - 0.015F * static_cast<float>(distance);
  }
  return made;
}

std::vector<CodedColumn> columns() {
  std::vector<QString> sex;
  std::vector<QString> many;
  for (int item = 0; item < items; ++item) {
    sex.push_back(item % 2 == 0 ? QStringLiteral("F") : QStringLiteral("M"));
    many.push_back(QString::number(item));
  }
  return {CodedColumn(QStringLiteral("sex"), sex), CodedColumn(QStringLiteral("age"), many)};
}

/// All events of a double-click, which QTest leaves at its second press.
void doubleClick(QWidget* widget, QPoint place) {
  QTest::mouseClick(widget, Qt::LeftButton, {}, place);
  QTest::mouseDClick(widget, Qt::LeftButton, {}, place);
  QTest::mouseRelease(widget, Qt::LeftButton, {}, place);
}

void pick(QComboBox* box, const QString& text) {
  box->setCurrentIndex(box->findText(text));
  Q_EMIT box->activated(box->currentIndex());
}

} // namespace

class SimilarPanelTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void init() {
    selection_.reset(0);
    selection_.reset(items);
    tiles_.setStack(discs());
    panel_ = std::make_unique<SimilarPanel>(selection_, tiles_);
    asked_.clear();
    connect(panel_.get(), &SimilarPanel::similarRequested, this,
            [this](const SimilarRequest& request) { asked_.push_back(request); });
    connect(panel_.get(), &SimilarPanel::marksChanged, this,
            [this](const std::vector<int>& query, const std::vector<int>& results) {
              marks_ = {query, results};
            });
  }
  void cleanup() { panel_.reset(); }

  void itAsksForTheCurrentItemOnceItIsAtRest() {
    selection_.setCurrent(3);
    QTest::qWait(300);
    QCOMPARE(asked_.size(), std::size_t{0});
    show();
    QTRY_COMPARE(asked_.size(), std::size_t{1});
    QVERIFY(asked_[0] == SimilarRequest{.items = {3}});
    for (const int row : {4, 5, 6}) {
      selection_.setCurrent(row);
    }
    QTRY_COMPARE(asked_.size(), std::size_t{2});
    QVERIFY(asked_[1] == SimilarRequest{.items = {6}});
    named<QSpinBox>(*panel_, "Number of similar images")->setValue(9);
    pick(named<QComboBox>(*panel_, "Patients of the similar images"), "Other patients");
    QTRY_COMPARE(asked_.size(), std::size_t{3});
    QVERIFY(asked_[2] == (SimilarRequest{.items = {6}, .k = 9, .patients = SimilarRequest::Patients::Others}));
  }

  void aSimilarImageIsShownAndItsOwnNeighboursOnlyOnRequest() {
    panel_->setDescriber([](int row) { return QStringLiteral("Patient 0007\nCT chest, slice %1").arg(row); });
    show();
    answer(10, 24);
    QVERIFY(withText<QLabel>(*panel_, "24 similar images"));
    auto* view = list();
    view->setFocus();
    QCOMPARE(selection_.current(), 10);
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, place(2));
    QCOMPARE(selection_.current(), 13);
    QTest::keyClick(view, Qt::Key_Right);
    QCOMPARE(selection_.current(), 14);
    QTest::qWait(300);
    QCOMPARE(asked_.size(), std::size_t{1});
    QTest::keyClick(view, Qt::Key_Return);
    QTRY_COMPARE(asked_.size(), std::size_t{2});
    QCOMPARE(asked_[1].items, std::vector<int>{14});
    panel_->setResults(asked_[1], neighbours(14, 24));
    doubleClick(view->viewport(), place(0));
    QTRY_COMPARE(asked_.size(), std::size_t{3});
    QCOMPARE(asked_[2].items, std::vector<int>{15});
  }

  void aLateAnswerIsLeftAsideAndTheListCanBeSelected() {
    show();
    answer(20, 3);
    const auto old = asked_.back();
    selection_.setCurrent(30);
    panel_->setResults(old, neighbours(20, 5));
    QVERIFY(!withText<QPushButton>(*panel_, "Select these images")->isEnabled());
    QCOMPARE(list()->model()->rowCount(), 3);
    QTRY_COMPARE(asked_.size(), std::size_t{2});
    panel_->setResults(asked_.back(), neighbours(30, 3));
    QTest::mouseClick(withText<QPushButton>(*panel_, "Select these images"), Qt::LeftButton);
    QCOMPARE(selection_.rows(), (std::vector<int>{31, 32, 33}));
  }

  void itSaysWhatIsMissing() {
    show();
    auto* hint = withText<QLabel>(*panel_, "Choose an image on the map or in the gallery");
    QVERIFY(hint && hint->isVisible());
    keepPictures(*panel_, "similar-empty");
    panel_->setPossible(false, "Embed the images first");
    QCOMPARE(hint->text(), QStringLiteral("Embed the images first"));
    selection_.setCurrent(2);
    QVERIFY(hint->isVisible());
    panel_->setPossible(true);
    QVERIFY(!hint->isVisible());
    QTRY_COMPARE(asked_.size(), std::size_t{1});
    panel_->setResults(asked_[0], {});
    QVERIFY(withText<QLabel>(*panel_, "No other images"));
    pick(named<QComboBox>(*panel_, "Patients of the similar images"), "Same patient");
    QTRY_COMPARE(asked_.size(), std::size_t{2});
    panel_->setFailed(asked_[1]);
    QVERIFY(withText<QLabel>(*panel_, "The search failed"));
    panel_->setResults(asked_[1], {});
    selection_.setCurrent(-1);
    QVERIFY(hint->isVisible());
  }

  void thumbsRefineTheQueryUntilTheyAreTakenBack() {
    show();
    answer(10, 24);
    auto* reset = withText<QPushButton>(*panel_, "Reset");
    QVERIFY(!reset->isVisible() && !withText<QPushButton>(*panel_, "More like this")->isEnabled());
    QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, place(2));
    QTest::mouseClick(withText<QPushButton>(*panel_, "More like this"), Qt::LeftButton);
    QTRY_COMPARE(asked_.size(), std::size_t{2});
    QCOMPARE(asked_[1].items, std::vector<int>{10});
    QCOMPARE(asked_[1].liked, std::vector<int>{13});
    panel_->setResults(asked_[1], neighbours(10, 24));
    QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, place(4));
    QTest::keyClick(list(), Qt::Key_Minus);
    QTRY_COMPARE(asked_.size(), std::size_t{3});
    QCOMPARE(asked_[2].disliked, std::vector<int>{15});
    QVERIFY(withText<QLabel>(*panel_, "1 more, 1 less") && reset->isVisible());
    // The other thumb replaces the first, the same again takes it back.
    panel_->setResults(asked_[2], neighbours(10, 24));
    QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, place(2));
    QTest::keyClick(list(), Qt::Key_Minus);
    QTRY_COMPARE(asked_.size(), std::size_t{4});
    QCOMPARE(asked_[3].disliked, (std::vector<int>{15, 13}));
    QVERIFY(asked_[3].liked.empty());
    QTest::mouseClick(reset, Qt::LeftButton);
    QTRY_COMPARE(asked_.size(), std::size_t{5});
    QVERIFY(asked_[4] == SimilarRequest{.items = {10}});
    selection_.setCurrent(11);
    QTRY_COMPARE(asked_.size(), std::size_t{6});
    QVERIFY(asked_[5] == SimilarRequest{.items = {11}});
  }

  void theSelectionIsOneQuery() {
    show();
    answer(10, 24);
    auto* combine = named<QComboBox>(*panel_, "How several images count");
    auto* use = withText<QPushButton>(*panel_, "Ask about the selection");
    QVERIFY(!combine->isVisible() && !use->isEnabled());
    selection_.select({4, 7, 9});
    QTest::mouseClick(use, Qt::LeftButton);
    QTRY_COMPARE(asked_.size(), std::size_t{2});
    QVERIFY(asked_[1] == (SimilarRequest{.items = {4, 7, 9}}));
    QVERIFY(combine->isVisible() && withText<QLabel>(*panel_, "3 selected images"));
    pick(combine, "Like any of them");
    QTRY_COMPARE(asked_.size(), std::size_t{3});
    QVERIFY(asked_[2].likeAny);
  }

  void metadataFilters() {
    panel_->setColumns(columns());
    show();
    answer(10, 24);
    auto* column = named<QComboBox>(*panel_, "Column to filter by");
    auto* value = named<QComboBox>(*panel_, "Value of the column");
    QVERIFY(!value->isVisible());
    pick(column, "sex");
    QVERIFY(value->isVisible());
    pick(value, "M");
    QTRY_COMPARE(asked_.size(), std::size_t{2});
    QVERIFY(asked_[1] == (SimilarRequest{.items = {10}, .column = "sex", .value = "M"}));
    panel_->setResults(asked_[1], {});
    QVERIFY(withText<QLabel>(*panel_, "No other images pass the filter"));
    panel_->setColumns({});
    QTRY_COMPARE(asked_.size(), std::size_t{3});
    QVERIFY(asked_[2].column.isEmpty());
  }

  void aPartIsAskedAboutByDraggingAndByKeys() {
    show();
    answer(10, 24);
    auto* picture = panel_->findChild<SimilarQueryPicture*>();
    const double inner = picture->width() - 4.0;
    QTest::mousePress(picture, Qt::LeftButton, {}, {30, 30});
    QTest::mouseMove(picture, {86, 58});
    QTest::mouseRelease(picture, Qt::LeftButton, {}, {86, 58});
    QTRY_COMPARE(asked_.size(), std::size_t{2});
    const auto box = asked_[1].box.value();
    QVERIFY(std::abs(box.left() - 28 / inner) < 1e-6 && std::abs(box.width() - 56 / inner) < 1e-6);
    QVERIFY(std::abs(box.top() - 28 / inner) < 1e-6 && std::abs(box.height() - 28 / inner) < 1e-6);
    picture->setFocus();
    QTest::keyClick(picture, Qt::Key_Left);
    QTRY_COMPARE(asked_.size(), std::size_t{3});
    QVERIFY(std::abs(asked_[2].box->left() - (28 / inner - 1.0 / 16)) < 1e-6);
    QTest::keyClick(picture, Qt::Key_Escape);
    QTRY_COMPARE(asked_.size(), std::size_t{4});
    QVERIFY(!asked_[3].box);
    QTest::keyClick(picture, Qt::Key_Plus);
    QTRY_COMPARE(asked_.size(), std::size_t{5});
    QCOMPARE(asked_[4].box.value(), QRectF(0.25, 0.25, 0.5, 0.5));
    QTest::mouseClick(picture, Qt::LeftButton, {}, {50, 50}); // a click takes the part away
    QTRY_COMPARE(asked_.size(), std::size_t{6});
    QVERIFY(!asked_[5].box);
  }

  void anImageFromOutsideIsAskedAbout() {
    show();
    answer(10, 24);
    panel_->askAboutFile("/some/where/outside.png");
    QTRY_COMPARE(asked_.size(), std::size_t{2});
    QVERIFY(asked_[1].items.empty() && asked_[1].file == QStringLiteral("/some/where/outside.png"));
    QVERIFY(withText<QLabel>(*panel_, "outside.png"));
    QVERIFY(!named<QComboBox>(*panel_, "Patients of the similar images")->isEnabled());
    // Its picture comes with the answer, and then a part of it can be asked about, too.
    auto* picture = panel_->findChild<SimilarQueryPicture*>();
    picture->setFocus();
    QTest::keyClick(picture, Qt::Key_Plus);
    QTest::qWait(300);
    QCOMPARE(asked_.size(), std::size_t{2});
    panel_->setResults(asked_[1], neighbours(0, 3), QImage(64, 64, QImage::Format_RGB32));
    QTest::keyClick(picture, Qt::Key_Plus);
    QTRY_COMPARE(asked_.size(), std::size_t{3});
    QVERIFY(asked_[2].box && asked_[2].file == asked_[1].file);
  }

  void whyTwoImagesAreSimilarIsShown() {
    panel_->setDescriber([](int row) { return QStringLiteral("Patient 0007\nCT chest, slice %1").arg(row); });
    panel_->setColumns(columns());
    show();
    answer(10, 24);
    std::vector<std::pair<SimilarRequest, int>> wanted;
    connect(panel_.get(), &SimilarPanel::whyRequested, this,
            [&](const SimilarRequest& request, int result) { wanted.emplace_back(request, result); });
    QSignalSpy stopped(panel_.get(), &SimilarPanel::whyStopped);
    auto* why = withText<QPushButton>(*panel_, "Why similar");
    QVERIFY(!why->isEnabled());
    QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, place(2));
    QTest::keyClick(list(), Qt::Key_Plus);
    QTRY_COMPARE(asked_.size(), std::size_t{2});
    panel_->setResults(asked_[1], neighbours(10, 24));
    QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, place(3));
    QTest::mouseClick(why, Qt::LeftButton);
    QCOMPARE(wanted.size(), std::size_t{1});
    QVERIFY(wanted[0].first == SimilarRequest{.items = {10}} && wanted[0].second == 14);
    auto* shown = panel_->findChild<SimilarWhyView*>();
    QVERIFY(!shown->isVisible());
    panel_->setExplanationProgress(40);
    QVERIFY(shown->isVisible());
    QCOMPARE(shown->findChild<QProgressBar*>()->value(), 40);
    QTest::mouseClick(withText<QPushButton>(*shown, "Stop"), Qt::LeftButton);
    QCOMPARE(stopped.size(), 1);
    panel_->setExplanationProgress(-1);
    QVERIFY(!shown->isVisible());
    panel_->setExplanation({14, 0.93F, heat(10), heat(14)});
    QVERIFY(shown->isVisible() && withText<QLabel>(*shown, "Asked about (left) and item 15 (right), similarity 0.93"));
    QTRY_VERIFY(tiles_.tile(30).has_value());
    keepPictures(*panel_, "similar");
    selection_.setCurrent(50);
    QVERIFY(!shown->isVisible());
  }

  void marksAreForWhatIsInSight() {
    show();
    answer(10, 3);
    QCOMPARE(marks_.first, std::vector<int>{10});
    QCOMPARE(marks_.second, (std::vector<int>{11, 12, 13}));
    panel_->hide();
    QVERIFY(marks_.second.empty());
    panel_->show();
    QCOMPARE(marks_.second, (std::vector<int>{11, 12, 13}));
    selection_.setCurrent(20);
    QVERIFY(marks_.second.empty());
  }

  void marksAreDrawnOverTheMap() {
    MapView map(selection_);
    map.resize(400, 300);
    Matrix layout(items, 2);
    for (std::size_t item = 0; item < items; ++item) {
      layout.row(item)[0] = static_cast<float>(item % 12);
      layout.row(item)[1] = static_cast<float>(item / 12);
    }
    map.setLayoutOfItems(layout);
    auto* marks = new SimilarMarks(map);
    map.show();
    QVERIFY(!marks->isVisible());
    marks->setMarks({10}, {40, 75});
    QVERIFY(marks->isVisible());
    QImage picture(marks->size(), QImage::Format_ARGB32_Premultiplied);
    picture.fill(Qt::transparent);
    marks->render(&picture, {}, {}, QWidget::DrawChildren);
    const auto ring = map.positionOf(40) + QPointF(7, 0);
    QVERIFY(picture.pixelColor(ring.toPoint()).alpha() > 100);
    QCOMPARE(picture.pixelColor((map.positionOf(41) + QPointF(7, 0)).toPoint()).alpha(), 0);
    marks->setMarks({}, {});
    QVERIFY(!marks->isVisible());
  }

  void nearDuplicatesAreListedAndLeadToTheirImages() {
    show();
    auto* pages = panel_->findChild<QTabWidget*>();
    pages->setCurrentIndex(1);
    auto* page = panel_->findChild<SimilarDuplicates*>();
    QSignalSpy wanted(panel_.get(), &SimilarPanel::duplicatesRequested);
    QSignalSpy stopped(panel_.get(), &SimilarPanel::duplicatesStopped);
    QTest::mouseClick(withText<QPushButton>(*page, "Find near-duplicates"), Qt::LeftButton);
    QCOMPARE(wanted.size(), 1);
    panel_->setDuplicatesProgress(30);
    QVERIFY(withText<QLabel>(*page, "Comparing images"));
    QTest::mouseClick(withText<QPushButton>(*page, "Stop"), Qt::LeftButton);
    QCOMPARE(stopped.size(), 1);
    panel_->setDuplicatesProgress(-1);
    panel_->setDuplicates({{3, 90, 1, true, false}, {4, 5, 0.985, false, true}});
    QVERIFY(withText<QLabel>(*page, "2 pairs"));
    auto* table = page->findChild<QTableView*>();
    table->setFocus();
    const auto cell = [&](int row, int column) {
      return table->visualRect(table->model()->index(row, column)).center();
    };
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, cell(0, 1));
    QCOMPARE(selection_.current(), 90);
    QTest::keyClick(table, Qt::Key_Down);
    QCOMPARE(selection_.current(), 5);
    QTest::keyClick(table, Qt::Key_Return);
    QCOMPARE(selection_.rows(), (std::vector<int>{4, 5}));
    QTRY_VERIFY(tiles_.tile(90).has_value());
    keepPictures(*panel_, "similar-duplicates");
    panel_->forget();
    QCOMPARE(table->model()->rowCount(), 0);
    panel_->setDuplicates({});
    QVERIFY(withText<QLabel>(*page, "No near-duplicates among images of different series"));
  }

private:
  void show() { showPanel(*panel_, {420, 760}); }
  QListView* list() { return named<QListView>(*panel_, "Similar images"); }
  QPoint place(int position) { return list()->visualRect(list()->model()->index(position, 0)).center(); }
  /// Makes an item the current one and answers the question that follows.
  void answer(int row, int count) {
    selection_.setCurrent(row);
    QTRY_COMPARE(asked_.size(), std::size_t{1});
    panel_->setResults(asked_[0], neighbours(row, count));
  }

  SelectionModel selection_;
  TileCache tiles_;
  std::unique_ptr<SimilarPanel> panel_;
  std::vector<SimilarRequest> asked_;
  std::pair<std::vector<int>, std::vector<int>> marks_;
};

int main(int argc, char** argv) {
  QSurfaceFormat::setDefaultFormat(QVTKOpenGLNativeWidget::defaultFormat());
  QApplication application(argc, argv);
  QApplication::setStyle(QStyleFactory::create("Fusion"));
  QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
  SimilarPanelTest test;
  return QTest::qExec(&test, argc, argv);
}

#include "similar_panel_test.moc"
