using System.Runtime.InteropServices;
using System.Text.Json;
using HydroEdge.Archive;
using HydroEdge.Embedding;
using HydroEdge.Tests.Embedding;

namespace HydroEdge.Tests.Archive;

/// <summary>Rendered clips of twelve seconds in the archive, five minutes apart, and a sentence for each.</summary>
public sealed class MomentSearchTests : IClassFixture<BundledModel>, IDisposable
{
    private static readonly JsonElement[] Clips = [.. Golden.Json("hydroclip-s-clips.json").EnumerateArray()];
    private static readonly TimeSpan Apart = TimeSpan.FromMinutes(5);

    private readonly OnnxEmbedder _model;
    private readonly TemporalHead _head = TemporalHead.Open(new ModelOptions())!;
    private readonly ArchiveFixture _house = new();
    private readonly DateTimeOffset _begin;

    public MomentSearchTests(BundledModel bundled)
    {
        (_model, _begin) = (bundled.Embedder, _house.Clock.GetUtcNow());
    }

    public void Dispose()
    {
        _head.Dispose();
        _house.Dispose();
    }

    [Fact]
    public void What_happened_is_found_where_the_best_picture_would_mislead()
    {
        Keep(Clips.Select(Frames));
        var search = new MomentSearch(_house.Search, _head);

        var (happened, seen) = (0, 0);
        for (var clip = 0; clip < Clips.Length; clip++)
        {
            var text = _model.Embed(Clips[clip].GetProperty("en").GetString()!);
            var found = search.Find(text, SearchFilter.Everything, 10).Found;

            happened += ClipOf(found[0]) == clip ? 1 : 0;
            seen += ClipOf(_house.Search.Find(text, SearchFilter.Everything, 10).Found[0]) == clip ? 1 : 0;
            Assert.Equal(found.Count, found.Select(ClipOf).Distinct().Count());
            Assert.Equal(found.OrderByDescending(moment => moment.Cosine), found);
        }

        Assert.Equal(Clips.Length, happened);
        Assert.InRange(seen, 0, Clips.Length - 1);
    }

    [Fact]
    public void A_moment_says_when_it_began_and_ended()
    {
        Keep(Clips.Select(Frames));

        var found = Find(clip: 0, SearchFilter.Everything, most: 1);

        var moment = Assert.Single(found.Found);
        Assert.InRange(moment.At, _begin, _begin.AddSeconds(2));
        Assert.Equal(TimeSpan.FromSeconds(11), moment.Until - moment.At);
        Assert.InRange(moment.Deviations, 1, 10);
    }

    [Fact]
    public void What_looks_the_same_for_a_while_and_was_kept_once_still_makes_a_clip()
    {
        var frames = Frames(Clips[0]);
        Keep([[.. Enumerable.Repeat(frames[0], 40), .. frames, .. Enumerable.Repeat(frames[^1], 40)]]);

        var moment = Find(clip: 0, SearchFilter.Everything, most: 1).Found[0];

        Assert.True(_house.Rows().Count < 40);
        Assert.InRange(_begin.AddSeconds(46), moment.At, moment.Until);
    }

    [Fact]
    public void A_clip_is_not_made_across_a_gap_nor_of_another_camera()
    {
        var frames = Frames(Clips[0]);
        Keep([frames[..6]], "gate");
        Keep([frames[6..]], "rack");

        Assert.Empty(Find(clip: 0, SearchFilter.Everything, most: 5).Found);
    }

    [Fact]
    public void What_two_pictures_of_one_moment_bring_up_is_told_once()
    {
        Keep([[.. Frames(Clips[0]).SelectMany(frame => Enumerable.Repeat(frame, 5))]]);
        var seen = _house.Search.Find(_model.Embed(Clips[0].GetProperty("en").GetString()!), SearchFilter.Everything, 10).Found;

        var found = Find(clip: 0, SearchFilter.Everything, most: 10).Found.OrderBy(moment => moment.At).ToList();

        Assert.InRange(found.Count, 1, seen.Count - 1);
        Assert.All(found.Zip(found.Skip(1)), pair => Assert.True(pair.First.Until < pair.Second.At));
    }

    [Fact]
    public void It_keeps_to_the_cameras_it_is_given()
    {
        Keep([Frames(Clips[0])], "gate");
        Keep([Frames(Clips[0])], "rack");

        Assert.Equal(["rack"], Find(clip: 0, new SearchFilter(["rack"]), most: 5).Found.Select(moment => moment.CameraId));
    }

    private static float[][] Frames(JsonElement clip)
    {
        var halves = MemoryMarshal.Cast<byte, Half>(clip.GetProperty("frames").GetBytesFromBase64()).ToArray();
        return [.. halves.Select(half => (float)half).Chunk(256)];
    }

    private SearchResult Find(int clip, SearchFilter filter, int most) =>
        new MomentSearch(_house.Search, _head).Find(_model.Embed(Clips[clip].GetProperty("en").GetString()!), filter, most);

    private int ClipOf(Found moment) => (int)((moment.At - _begin + TimeSpan.FromSeconds(30)) / Apart);

    private void Keep(IEnumerable<float[][]> clips, string camera = "gate")
    {
        foreach (var clip in clips)
        {
            foreach (var frame in clip)
            {
                _house.Append(camera, frame);
                _house.Clock.Advance(TimeSpan.FromSeconds(1));
            }

            _house.Clock.Advance(Apart - TimeSpan.FromSeconds(clip.Length));
        }

        _house.Close();
    }
}
