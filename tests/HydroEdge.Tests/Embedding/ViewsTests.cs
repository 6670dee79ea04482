using HydroEdge.Cameras;
using HydroEdge.Embedding;

namespace HydroEdge.Tests.Embedding;

public sealed class ViewsTests
{
    [Fact]
    public void A_model_that_squashes_sees_the_whole_picture_at_one_look() =>
        Assert.Equal([(Region.Whole, Region.Whole)], Views.Of(1280, 720, [], seesWholePicture: true));

    [Theory]
    [InlineData(1280, 720, 2)]
    [InlineData(640, 480, 2)]
    [InlineData(500, 500, 1)]
    [InlineData(720, 1280, 2)]
    [InlineData(3000, 500, 8)]
    public void Overlapping_squares_cover_the_picture_for_a_model_that_crops(int width, int height, int squares)
    {
        var views = Views.Of(width, height, [], seesWholePicture: false);

        Assert.Equal(squares, views.Count);
        Assert.All(views, view => Square(view.Seen, width, height));
        var (along, size) = width >= height ? (views.Select(view => (view.Seen.X, End: view.Seen.X + view.Seen.W)), (double)height / width)
            : (views.Select(view => (view.Seen.Y, View: view.Seen.Y + view.Seen.H)), (double)width / height);
        var ends = along.ToArray();
        Assert.Equal((0, 1), (ends[0].Item1, Math.Round(ends[^1].Item2, 9)));
        Assert.All(ends.Zip(ends.Skip(1)), pair => Assert.True(pair.First.Item2 - pair.Second.Item1 >= 0.19 * size));
    }

    [Theory]
    [InlineData(0.4, 0.4, 0.1, 0.3)]
    [InlineData(0, 0, 0.05, 0.4)]
    [InlineData(0.95, 0.6, 0.05, 0.4)]
    [InlineData(0.3, 0.97, 0.2, 0.03)]
    public void A_region_grows_to_a_square_that_holds_it_and_stays_inside(double x, double y, double w, double h)
    {
        var asked = new Region(x, y, w, h);

        var seen = Assert.Single(Views.Of(1280, 720, [asked], seesWholePicture: true), view => view.Asked == asked).Seen;

        Square(seen, 1280, 720);
        Assert.True(seen.X >= 0 && seen.Y >= 0 && seen.X + seen.W <= 1 + 1e-9 && seen.Y + seen.H <= 1 + 1e-9);
        Assert.True(seen.X <= x + 0.001 && seen.Y <= y + 0.001 && seen.X + seen.W >= x + w - 0.001 && seen.Y + seen.H >= y + h - 0.001);
    }

    [Fact]
    public void A_region_wider_than_the_picture_is_high_is_seen_by_several_squares_when_the_model_crops()
    {
        var asked = new Region(0.05, 0.4, 0.9, 0.1);

        var looks = Views.Of(1280, 720, [asked], seesWholePicture: false).Where(view => view.Asked == asked).ToArray();

        Assert.Equal(2, looks.Length);
        Assert.Equal(0.05, looks[0].Seen.X, 3);
        Assert.Equal(0.95, looks[1].Seen.X + looks[1].Seen.W, 3);
    }

    [Fact]
    public void A_region_that_two_watches_ask_for_is_looked_at_once()
    {
        var asked = new Region(0.1, 0.1, 0.2, 0.2);

        Assert.Equal(2, Views.Of(640, 360, [asked, asked, Region.Whole], seesWholePicture: true).Count);
    }

    [Fact]
    public void A_region_of_no_size_still_has_a_pixel() =>
        Assert.True(Views.Of(640, 360, [new Region(1, 1, 0, 0)], seesWholePicture: true)[1].Seen is { W: > 0, H: > 0 });

    private static void Square(Region seen, int width, int height) => Assert.Equal(seen.W * width, seen.H * height, 6);
}
