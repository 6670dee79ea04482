using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using HydroEdge.Archive;
using HydroEdge.Tests.Archive;
using HydroEdge.Tests.Support;

namespace HydroEdge.Tests.Web;

public sealed class SearchEndpointsTests : IAsyncLifetime
{
    private readonly ArchiveFixture _house = new();
    private readonly AskedModel _model = new();
    private AskedDaemon _daemon = null!;

    public async Task InitializeAsync()
    {
        // A frame a minute: gate shows 1, 2, 3, hall shows 9.
        foreach (var (camera, seed) in new[] { ("gate", 1), ("gate", 2), ("gate", 3), ("hall", 9) })
        {
            _house.Append(camera, ArchiveFixture.Unit(seed));
            _house.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        _house.Archive.Flush();
        _daemon = await AskedDaemon.StartAsync(_house, _model);
    }

    public async Task DisposeAsync()
    {
        _model.GoOn();
        await _daemon.DisposeAsync();
        _model.Dispose();
        _house.Dispose();
    }

    [Fact(Timeout = 30_000)]
    public async Task A_moment_is_found_by_a_text_with_the_address_of_its_picture()
    {
        var (status, told) = await GetAsync("text=2&top=2");

        var best = told.GetProperty("found")[0];
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(2, told.GetProperty("found").GetArrayLength());
        Assert.Equal(("gate", "2026-01-01T00:01:00Z"), (best.GetProperty("camera").GetString(), best.GetProperty("time").GetString()));
        Assert.Equal("/api/frames/2026-01-01/2/picture.jpg", best.GetProperty("picture").GetString());
        using var picture = await _daemon.Http.GetAsync(new Uri(best.GetProperty("picture").GetString()!, UriKind.Relative));
        Assert.Equal("image/jpeg", picture.Content.Headers.ContentType!.MediaType);
        Assert.Equal([0xFF, 0xD8], (await picture.Content.ReadAsByteArrayAsync()).Take(2));
    }

    [Theory(Timeout = 30_000)]
    [InlineData("frame=2026-01-01/3", "gate", "2026-01-01T00:02:00Z")]
    [InlineData("text=2&camera=hall", "hall", "2026-01-01T00:03:00Z")]
    [InlineData("text=2&last=90s", "hall", "2026-01-01T00:03:00Z")]
    [InlineData("text=1&from=2026-01-01T00:01&to=2026-01-01T00:02:00Z", "gate", "2026-01-01T00:01:00Z")]
    public async Task A_kept_frame_is_a_question_too_and_cameras_and_time_narrow_it(string question, string camera, string time)
    {
        var (_, told) = await GetAsync(question);

        var best = told.GetProperty("found")[0];
        Assert.Equal((camera, time), (best.GetProperty("camera").GetString(), best.GetProperty("time").GetString()));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_picture_is_a_question()
    {
        using var jpeg = new JpegEncoder();

        var (status, told) = await SendAsync(jpeg.Encode(new byte[64 * 48 * 3], 64, 48, 80, fullColour: true), "image/jpeg", "?top=1");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("hall", Assert.Single(told.GetProperty("found").EnumerateArray()).GetProperty("camera").GetString());
    }

    [Theory(Timeout = 30_000)]
    [InlineData("", "text", null, "say what to look for")]
    [InlineData("text=1&frame=2026-01-01/1", "frame", "2026-01-01/1", "either text or frame")]
    [InlineData("frame=2026-01-01/77", "frame", "2026-01-01/77", "no such frame")]
    [InlineData("text=refused", "text", "refused", "the model refuses it")]
    [InlineData("text=1&top=101", "top", "101", "from 1 to 100")]
    [InlineData("text=1&top=-1", "top", "-1", "from 1 to 100")]
    [InlineData("text=1&last=2hours", "last", "2hours", "a whole number with a unit")]
    [InlineData("text=1&last=2h&to=2026-01-01", "last", "2h", "either last or from and to")]
    [InlineData("text=1&from=yesterday", "from", "yesterday", "write 2026-11-21")]
    [InlineData("text=1&from=2026-01-02&to=2026-01-01", "from", "2026-01-02", "before to")]
    [InlineData("text=1&camera=../etc", "camera", "../etc", "small letters")]
    [InlineData("text=1&camra=gate", "camra", "gate", "camera is probably meant")]
    [InlineData("text=1&text=2", "text", "1,2", "give it once")]
    [InlineData("text=1&happens=yes", "happens", "yes", "true or false")]
    [InlineData("frame=2026-01-01/1&happens=true", "happens", "true", "give text")]
    public async Task A_bad_parameter_is_refused_with_its_name_its_value_and_what_to_do(string question, string parameter, string? value, string remedy)
    {
        var (status, told) = await GetAsync(question);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal((parameter, value), (told.GetProperty("parameter").GetString(), told.GetProperty("value").GetString()));
        Assert.Contains(remedy, told.GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Theory(Timeout = 30_000)]
    [InlineData("image/jpeg", new byte[] { 1, 2, 3, 4 }, HttpStatusCode.BadRequest, "neither PNG nor JPEG")]
    [InlineData("image/jpeg", new byte[] { 0xFF, 0xD8, 0xFF, 0xE0, 0, 16, 74, 70 }, HttpStatusCode.BadRequest, "cannot be decoded")]
    [InlineData("image/png", new byte[0], HttpStatusCode.BadRequest, "neither PNG nor JPEG")]
    [InlineData("text/plain", new byte[] { 0xFF, 0xD8, 0xFF, 0xE0 }, HttpStatusCode.UnsupportedMediaType, "image/jpeg or image/png")]
    public async Task What_is_no_picture_is_refused(string type, byte[] body, HttpStatusCode expected, string reason)
    {
        var (status, told) = await SendAsync(body, type);

        Assert.Equal(expected, status);
        Assert.Contains(reason, told.GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_picture_beyond_the_limits_of_size_is_not_read()
    {
        var (status, _) = await SendAsync(new byte[(8 << 20) + 1], "image/jpeg");
        var (_, wide) = await SendAsync(JpegOf(width: 6_000, height: 6_000), "image/jpeg");

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, status);
        Assert.Contains("cannot be decoded", wide.GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Fact(Timeout = 30_000)]
    public async Task One_is_answered_at_a_time_and_the_fifth_is_told_to_come_again()
    {
        _model.HoldUp();
        var first = Enumerable.Range(0, 4).Select(_ => GetAsync("text=1")).ToArray();
        using var fifth = await FifthAsync();
        _model.GoOn();

        Assert.Equal("2", fifth.Headers.GetValues("Retry-After").Single());
        Assert.All(await Task.WhenAll(first), reply => Assert.Equal(HttpStatusCode.OK, reply.Status));
        Assert.Equal(HttpStatusCode.OK, (await GetAsync("text=1")).Status);
    }

    [Fact(Timeout = 30_000)]
    public async Task Who_leaves_gives_the_place_back()
    {
        _model.HoldUp();
        var answered = GetAsync("text=1");
        await Until.TrueAsync(() => _model.Waiting == 1);
        using var left = new CancellationTokenSource();
        var waiting = Enumerable.Range(0, 3).Select(_ => _daemon.Http.GetAsync(new Uri("api/search?text=2", UriKind.Relative), left.Token)).ToArray();
        (await FifthAsync()).Dispose();

        await left.CancelAsync();
        foreach (var one in waiting)
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => one);

        await Until.TrueAsync(() => _daemon.Search.Asking == 1);
        _model.GoOn();
        Assert.Equal(HttpStatusCode.OK, (await answered).Status);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_deleted_day_is_not_found_and_a_minute_after_the_last_search_no_file_of_it_is_held()
    {
        await GetAsync("text=2");
        Assert.Contains(HeldFiles(), file => file.Contains(_house.Folder, StringComparison.Ordinal));
        _house.Close();
        Directory.Delete(_house.Today.Folder, recursive: true);

        _house.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.DoesNotContain(HeldFiles(), file => file.Contains(_house.Folder, StringComparison.Ordinal));
        Assert.Equal(0, (await GetAsync("text=2")).Told.GetProperty("found").GetArrayLength());
    }

    [Theory(Timeout = 30_000)]
    [InlineData("2026-01-01/77")]
    [InlineData("2026-01-02/1")]
    [InlineData("..%2F..%2Fetc/1")]
    [InlineData("2026-01-01/-1")]
    [InlineData("2026-01-01/99999999999999999999")]
    public async Task There_is_no_picture_where_none_was_kept(string frame)
    {
        using var reply = await _daemon.Http.GetAsync(new Uri($"api/frames/{frame}/picture.jpg", UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, reply.StatusCode);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_page_of_another_site_is_refused()
    {
        var (status, _) = await _daemon.AskAsync(HttpMethod.Get, "api/search?text=1", null, ("Sec-Fetch-Site", "cross-site"));

        Assert.Equal(HttpStatusCode.Forbidden, status);
    }

    private Task<(HttpStatusCode Status, JsonElement Told)> GetAsync(string question) => _daemon.AskAsync(HttpMethod.Get, $"api/search?{question}");

    private async Task<(HttpStatusCode Status, JsonElement Told)> SendAsync(byte[] picture, string type, string question = "")
    {
        using var body = new ByteArrayContent(picture);
        body.Headers.ContentType = new MediaTypeHeaderValue(type);
        return await _daemon.AskAsync(HttpMethod.Post, $"api/search{question}", body);
    }

    private async Task<HttpResponseMessage> FifthAsync()
    {
        await Until.TrueAsync(() => _daemon.Search.Asking == 4 && _model.Waiting == 1);
        var reply = await _daemon.Http.GetAsync(new Uri("api/search?text=1", UriKind.Relative));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, reply.StatusCode);
        return reply;
    }

    private static List<string> HeldFiles() =>
        [.. Directory.EnumerateFiles("/proc/self/fd").Select(file => new FileInfo(file).LinkTarget ?? "")];

    // A small picture whose header says that it is large: its frame header holds height and width.
    private static byte[] JpegOf(int width, int height)
    {
        using var encoder = new JpegEncoder();
        var jpeg = encoder.Encode(new byte[64 * 48 * 3], 64, 48, 80, fullColour: true);
        var header = jpeg.AsSpan()[(jpeg.AsSpan().IndexOf([(byte)0xFF, (byte)0xC0]) + 5)..];
        BinaryPrimitives.WriteUInt16BigEndian(header, (ushort)height);
        BinaryPrimitives.WriteUInt16BigEndian(header[2..], (ushort)width);
        return jpeg;
    }
}
