#include "ui/panels/similar_why_view.h"

#include "ui/models/similar_heat_image.h"
#include "ui/panels/tile_painting.h"

#include <array>

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace stratoscope::ui {
namespace {

constexpr int pictureSide = 148;
constexpr int gap = 8;

/// A small square of the colour, for the legend.
QString swatch(const QColor& colour) {
  return QStringLiteral(R"(<span style="color:%1">&#9632;</span> )").arg(colour.name());
}

} // namespace

/// Both pictures beside each other, each as large as there is room.
class SimilarWhyView::Pair : public QWidget {
public:
  Pair() { setMinimumHeight(pictureSide); }

  void setExplanation(const SimilarExplanation& explanation) {
    const float strongest = strongestDrop(explanation);
    pictures_ = {heatImage(explanation.query, strongest), heatImage(explanation.other, strongest)};
    tops_ = {topCell(explanation.query), topCell(explanation.other)};
    update();
  }

protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    const int side = std::min(height(), (width() - gap) / 2);
    for (std::size_t i = 0; i < pictures_.size(); ++i) {
      const QRect frame(width() / 2 + (i == 0 ? -side - gap / 2 : gap / 2), 0, side, side);
      paintTile(painter, frame, pictures_[i], palette());
      paintTop(painter, frame, i);
    }
  }

private:
  /// A frame round the part that matters most: a second sign beside the colour.
  void paintTop(QPainter& painter, const QRect& frame, std::size_t i) const {
    if (tops_[i].isEmpty() || pictures_[i].isNull()) {
      return;
    }
    const auto shown = pictures_[i].size().scaled(frame.size(), Qt::KeepAspectRatio);
    const double scale = static_cast<double>(shown.width()) / pictures_[i].width();
    QRectF cell(tops_[i].left() * scale, tops_[i].top() * scale, tops_[i].width() * scale, tops_[i].height() * scale);
    cell.translate(frame.left() + (frame.width() - shown.width()) / 2.0,
                   frame.top() + (frame.height() - shown.height()) / 2.0);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(Qt::black, 4));
    painter.drawRect(cell);
    painter.setPen(QPen(Qt::white, 2));
    painter.drawRect(cell);
  }

  std::array<QImage, 2> pictures_;
  std::array<QRect, 2> tops_;
};

SimilarWhyView::SimilarWhyView(QWidget* parent)
    : QWidget(parent), pair_(new Pair), title_(new QLabel), legend_(new QLabel), progress_(new QProgressBar),
      stop_(new QPushButton(tr("Stop"))) {
  title_->setWordWrap(true);
  title_->setTextFormat(Qt::PlainText);
  legend_->setWordWrap(true);
  legend_->setTextFormat(Qt::RichText);
  legend_->setText(swatch(similarColour()) + tr("makes them alike") + QStringLiteral("&nbsp;&nbsp; ") +
                   swatch(differentColour()) + tr("tells them apart") + QStringLiteral("&nbsp;&nbsp; ") +
                   QStringLiteral("&#9633; ") + tr("matters most"));
  legend_->setToolTip(tr("Each part is covered in turn; the colour shows how far the similarity falls or rises"));
  pair_->setAccessibleName(tr("The two images with the parts that matter"));
  progress_->setAccessibleName(tr("Progress of the explanation"));
  auto* close = new QToolButton;
  close->setText(QStringLiteral("\u00d7"));
  close->setAutoRaise(true);
  close->setAccessibleName(tr("Close the explanation"));
  close->setToolTip(close->accessibleName());
  auto* top = new QHBoxLayout;
  top->addWidget(title_, 1);
  top->addWidget(close, 0, Qt::AlignTop);
  auto* bar = new QHBoxLayout;
  bar->addWidget(progress_, 1);
  bar->addWidget(stop_);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addLayout(top);
  layout->addLayout(bar);
  layout->addWidget(pair_, 1);
  layout->addWidget(legend_);
  connect(stop_, &QPushButton::clicked, this, &SimilarWhyView::stopRequested);
  connect(close, &QToolButton::clicked, this, [this] {
    Q_EMIT stopRequested();
    clear();
    Q_EMIT closed();
  });
  clear();
}

void SimilarWhyView::setExplanation(const SimilarExplanation& explanation, const QString& title) {
  filled_ = true;
  title_->setText(title);
  pair_->setExplanation(explanation);
  showState();
}

void SimilarWhyView::setProgress(int percent) {
  running_ = percent >= 0;
  if (running_) {
    filled_ = false;
    title_->setText(tr("Covering parts of both images"));
    progress_->setValue(percent);
  }
  showState();
}

void SimilarWhyView::clear() {
  filled_ = false;
  showState();
}

void SimilarWhyView::showState() {
  progress_->setVisible(running_);
  stop_->setVisible(running_);
  pair_->setVisible(filled_ && !running_);
  legend_->setVisible(filled_ && !running_);
  setVisible(running_ || filled_);
}

} // namespace stratoscope::ui
