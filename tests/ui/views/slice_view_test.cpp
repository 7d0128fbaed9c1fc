#include "artefacts.h"
#include "ui/views/slice_overlay.h"
#include "ui/views/slice_view.h"

#include <QApplication>
#include <QSignalSpy>
#include <QSurfaceFormat>
#include <QTest>
#include <QWheelEvent>

using namespace stratoscope;
using namespace stratoscope::ui;

namespace {

/// Three slices of 8 x 4 pixels; the value is 100 in the upper left pixel, 50 in the rest of the left half, 0 in the
/// right half, each plus the slice.
SliceImage cornered() {
  SliceImage image;
  image.width = 8;
  image.height = 4;
  image.slices = 3;
  std::vector<float> values;
  for (int z = 0; z < 3; ++z) {
    for (int i = 0; i < 32; ++i) {
      values.push_back(static_cast<float>(i == 0 ? 100 : i % 8 < 4 ? 50 : 0) + static_cast<float>(z));
    }
  }
  image.values = std::make_shared<const std::vector<float>>(std::move(values));
  image.windowCentre = 51;
  image.windowWidth = 102;
  return image;
}

} // namespace

class SliceViewTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void init() {
    view_ = std::make_unique<SliceView>();
    view_->resize(400, 400);
    view_->show();
    QVERIFY(QTest::qWaitForWindowExposed(view_.get()));
    view_->setImage(cornered());
  }

  void rowZeroIsOnTopAndTheWindowMapsToGrey() {
    // 8 x 4 square pixels fitted into 400 x 400: 50 pixels each, from y = 100 to 300.
    const auto picture = view_->grabFramebuffer();
    picture.save(artefactPath("slice-corner.png"));
    const auto grey = [&](QPointF place) {
      return picture.pixelColor((place * picture.devicePixelRatio()).toPoint()).red();
    };
    QCOMPARE(grey({5, 50}), 0);
    QVERIFY(std::abs(grey({15, 115}) - 252) <= 4);
    QVERIFY(std::abs(grey({100, 250}) - 127) <= 3);
    QVERIFY(grey({350, 200}) <= 4);
  }

  void aTableOfTheFileMapsToGrey() {
    auto image = cornered();
    imaging::VoiOption option;
    option.table = {0, std::vector<float>(102, 0)};
    option.table.grey[101] = 0.5F; // the corner's value in the middle slice
    option.table.grey[51] = 1;     // that of the left half
    image.fileWindows = {{namedWindowOf(option)}};
    image.windowsOfSlice = {0, 0, 0};
    view_->setImage(image);
    QVERIFY(view_->window().table);
    const auto grey = [this](QPointF place) {
      const auto picture = view_->grabFramebuffer();
      return picture.pixelColor((place * picture.devicePixelRatio()).toPoint()).red();
    };
    QVERIFY(std::abs(grey({15, 115}) - 127) <= 2);
    QVERIFY(grey({100, 250}) >= 253);
    QVERIFY(grey({350, 200}) <= 2);
    view_->setInverted(true);
    QVERIFY(grey({100, 250}) <= 2);
    QVERIFY(grey({350, 200}) >= 253);
    view_->setInverted(false);
    // By hand it becomes a straight window.
    QTest::mousePress(view_.get(), Qt::RightButton, {}, {200, 200});
    QTest::mouseMove(view_.get(), {210, 200});
    QTest::mouseRelease(view_.get(), Qt::RightButton, {}, {210, 200});
    QVERIFY(!view_->window().table);
  }

  void aWindowThatIsSigmoidIsDrawnSo() {
    view_->setWindow({51, 102, imaging::WindowFunction::Sigmoid});
    const auto picture = view_->grabFramebuffer();
    const auto grey = picture.pixelColor((QPointF(350, 200) * picture.devicePixelRatio()).toPoint()).red();
    // 1 / (1 + exp(4 * 50 / 102)) of 255
    QVERIFY2(std::abs(grey - 31.5) <= 2, qPrintable(QString::number(grey)));
  }

  void spacingSetsTheShape() {
    auto image = cornered();
    image.spacing = {1, 2, 1};
    view_->setImage(image);
    const auto picture = view_->grabFramebuffer();
    QVERIFY(picture.pixelColor((QPointF(100, 20) * picture.devicePixelRatio()).toPoint()).red() > 100);
  }

  void thePixelUnderTheCursorIsTold() {
    QSignalSpy told(view_.get(), &SliceView::valueUnderCursor);
    QTest::mouseMove(view_.get(), QPoint(25, 125));
    QVERIFY(!told.isEmpty());
    QCOMPARE(told.back().front().toString(), QStringLiteral("x 0, y 0: 101"));
    QTest::mouseMove(view_.get(), QPoint(25, 20));
    QVERIFY(told.back().front().toString().isEmpty());
  }

  void pageKeysChangeTheSlice() {
    QSignalSpy changed(view_.get(), &SliceView::sliceChanged);
    QCOMPARE(view_->slice(), 1);
    QTest::keyClick(view_.get(), Qt::Key_PageDown);
    QTest::keyClick(view_.get(), Qt::Key_PageDown);
    QCOMPARE(view_->slice(), 2);
    QTest::keyClick(view_.get(), Qt::Key_PageUp);
    QCOMPARE(changed.size(), 2);
  }

  void theWheelZoomsAtTheCursorAndTellsLinkedViews() {
    QSignalSpy changed(view_.get(), &SliceView::viewChanged);
    const QPointF place(100, 150);
    const auto before = view_->view();
    QWheelEvent wheel(place, view_->mapToGlobal(place), {}, {0, 240}, Qt::NoButton, Qt::ControlModifier,
                      Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(view_.get(), &wheel);
    QCOMPARE(changed.size(), 1);
    const auto after = view_->view();
    QVERIFY(after.width() < before.width());
    QVERIFY(std::abs(before.x() + before.width() / 4 - after.x() - after.width() / 4) < 1e-9);

    SliceView other;
    other.resize(400, 400);
    other.setImage(toSliceImage({16, 8, 1, std::vector<std::uint8_t>(128, 90)}));
    other.setView(after);
    QVERIFY(std::abs(other.view().x() - after.x()) < 1e-9 && std::abs(other.view().width() - after.width()) < 1e-9);
    QVERIFY(std::abs(other.view().y() - after.y()) < 1e-9);
  }

  void theWheelScrollsAStackAndZoomsASingleImage() {
    const auto turn = [this](int angle) {
      QWheelEvent wheel({100, 150}, view_->mapToGlobal(QPointF(100, 150)), {}, {0, angle}, Qt::NoButton, {},
                        Qt::NoScrollPhase, false);
      QCoreApplication::sendEvent(view_.get(), &wheel);
    };
    const auto before = view_->view();
    turn(-120);
    QCOMPARE(view_->slice(), 2);
    turn(60);
    QCOMPARE(view_->slice(), 2);
    turn(60);
    QCOMPARE(view_->slice(), 1);
    QCOMPARE(view_->view(), before);
    QTest::keyClick(view_.get(), Qt::Key_End);
    QCOMPARE(view_->slice(), 2);
    view_->setImage(toSliceImage({16, 8, 1, std::vector<std::uint8_t>(128, 90)}));
    turn(120);
    QVERIFY(view_->view().width() < before.width());
  }

  void invertedIsWhiteForBlack() {
    const auto greyAt = [this](QPointF place) {
      const auto picture = view_->grabFramebuffer();
      return picture.pixelColor((place * picture.devicePixelRatio()).toPoint()).red();
    };
    QVERIFY(greyAt({350, 200}) <= 4);
    QTest::keyClick(view_.get(), Qt::Key_I);
    QVERIFY(view_->inverted());
    QVERIFY(greyAt({350, 200}) >= 250);
    QVERIFY(greyAt({15, 115}) <= 5);
  }

  void pixelsAreDrawnAsTheyAreWhenAsked() {
    // Beside the border between the bright and the dark half, 50 pixels of the screen to a pixel of the image.
    const auto greyAt = [this](QPointF place) {
      const auto picture = view_->grabFramebuffer();
      return picture.pixelColor((place * picture.devicePixelRatio()).toPoint()).red();
    };
    const int between = greyAt({205, 250});
    QVERIFY2(between > 30 && between < 100, qPrintable(QString::number(between)));
    QTest::keyClick(view_.get(), Qt::Key_N);
    QVERIFY(!view_->smooth());
    QVERIFY(greyAt({205, 250}) <= 4);
  }

  void draggingPansAndRightDraggingChangesTheWindow() {
    const auto before = view_->view();
    QTest::mousePress(view_.get(), Qt::LeftButton, {}, QPoint(100, 100));
    QTest::mouseMove(view_.get(), QPoint(140, 100));
    QTest::mouseRelease(view_.get(), Qt::LeftButton, {}, QPoint(140, 100));
    QVERIFY(std::abs(view_->view().x() - (before.x() - 0.1)) < 1e-9);
    QTest::mousePress(view_.get(), Qt::RightButton, {}, QPoint(100, 100));
    QTest::mouseMove(view_.get(), QPoint(300, 100));
    QTest::mouseRelease(view_.get(), Qt::RightButton, {}, QPoint(300, 100));
    QVERIFY(std::abs(view_->window().width - 102 * std::sqrt(2.0)) < 1e-6);
    QCOMPARE(view_->window().centre, 51.0);
  }

  void colourAndResidualsAreDrawnInColour() {
    view_->setImage(toSliceImage({1, 1, 3, {200, 60, 20}}));
    auto colour = view_->grabFramebuffer().pixelColor(200, 200);
    QVERIFY(std::abs(colour.red() - 200) <= 2 && std::abs(colour.green() - 60) <= 2 &&
            std::abs(colour.blue() - 20) <= 2);
    const auto residual = residualOf({2, 1, 1, {100, 100}}, {2, 1, 1, {60, 140}});
    view_->setImage(residual->image, SliceView::Colours::Diverging);
    const auto picture = view_->grabFramebuffer();
    QVERIFY(picture.pixelColor(20, 200).blue() > picture.pixelColor(20, 200).red() + 80);
    const int last = picture.width() - 20;
    QVERIFY(picture.pixelColor(last, 200).red() > picture.pixelColor(last, 200).blue() + 80);
  }

  void scaleBarsAreRoundNumbers() {
    QCOMPARE(scaleBarLength(73.0), 50.0);
    QCOMPARE(scaleBarLength(4.9), 2.0);
    QVERIFY(std::abs(scaleBarLength(0.13) - 0.1) < 1e-12);
  }

private:
  std::unique_ptr<SliceView> view_;
};

int main(int argc, char** argv) {
  QSurfaceFormat::setDefaultFormat(QVTKOpenGLNativeWidget::defaultFormat());
  QApplication application(argc, argv);
  QLocale::setDefault(QLocale::c());
  SliceViewTest test;
  return QTest::qExec(&test, argc, argv);
}

#include "slice_view_test.moc"
