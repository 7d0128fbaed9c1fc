#include "ui/panels/large_view.h"

#include "ui/panels/elided_label.h"
#include "ui/panels/key_filter.h"
#include "ui/views/slice_view.h"

#include <QKeyEvent>
#include <QVBoxLayout>

namespace stratoscope::ui {
namespace {

constexpr double share = 0.8; ///< of the window's sides

} // namespace

LargeView::LargeView(QWidget* parent) : QDialog(parent), caption_(new ElidedLabel) {
  setWindowTitle(tr("Large preview"));
  auto* layout = new QVBoxLayout(this);
  layout->addWidget(caption_);
}

void LargeView::setSource(const SliceImage& image, const QString& title, const OrientationLetters& letters, int slice) {
  image_ = image;
  title_ = title;
  letters_ = letters;
  slice_ = slice;
  if (isVisible()) {
    fill();
  }
}

void LargeView::setSlice(const QString& title, int slice) {
  title_ = title;
  slice_ = slice;
  if (isVisible()) {
    caption_->setText(title_);
    view_->setSlice(slice_);
  }
}

void LargeView::toggle() {
  if (isVisible() || !image_.isValid()) {
    hide();
    return;
  }
  if (view_ == nullptr) {
    view_ = new SliceView;
    static_cast<QVBoxLayout*>(layout())->addWidget(view_, 1);
    resize(window()->parentWidget() != nullptr ? parentWidget()->window()->size() * share : sizeHint());
    for (const auto key : {Qt::Key_Space, Qt::Key_Escape}) {
      new KeyFilter(view_, QKeySequence(key), [this] { hide(); });
    }
    new KeyFilter(view_, QKeySequence(Qt::Key_Left), [this] { Q_EMIT stepRequested(-1); });
    new KeyFilter(view_, QKeySequence(Qt::Key_Right), [this] { Q_EMIT stepRequested(1); });
  }
  show();
  fill();
  view_->setFocus();
}

void LargeView::fill() {
  setAccessibleName(title_);
  caption_->setText(title_);
  view_->setOrientation(letters_);
  view_->setImage(image_);
  view_->setSlice(slice_);
}

void LargeView::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Space) {
    hide();
  } else {
    QDialog::keyPressEvent(event);
  }
}

} // namespace stratoscope::ui
