using System.Text;
using System.Text.RegularExpressions;
using HydroEdge.Config;

namespace HydroEdge.Tests.Config;

public sealed partial class HostileConfigTests : IDisposable
{
    private const int HowMany = 400;

    private readonly ConfigFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Four_hundred_spoilt_files_are_read_or_refused_with_a_place_but_never_crash_the_loader()
    {
        var refused = 0;
        for (var seed = 0; seed < HowMany; seed++)
        {
            var (file, spoilt) = Spoil(seed);
            _folder.Write("hydroedge.yaml", ConfigFolder.Main);
            _folder.Write("watches/unit-1.yaml", ConfigFolder.Watches);
            _folder.Write(file, spoilt);

            try
            {
                Assert.NotEmpty(ConfigFile.Load(_folder.MainFile).Cameras);
            }
            catch (BadConfigurationException bad)
            {
                refused++;
                Assert.NotEmpty(bad.Faults);
                Assert.All(bad.Faults, fault => Assert.Matches(Line(), fault));
            }
        }

        // Most of these are meant to be bad; a loader that let them pass would not be reading them.
        Assert.InRange(refused, HowMany / 2, HowMany);
    }

    [Fact]
    public void A_secret_is_not_in_any_message_however_the_file_is_spoilt()
    {
        var main = ConfigFolder.Main
            .Replace("rtsp://10.0.0.8/stream", "rtsp://viewer:hunter2@10.0.0.8/stream?pwd=hunter2", StringComparison.Ordinal)
            .Replace("mqtts://broker.plant:8883", "mqtts://edge:hunter2@broker.plant:8883", StringComparison.Ordinal)
            .Replace("password_file: gallery.pw", "password_file: hunter2", StringComparison.Ordinal)
            .Replace("password_file: bus.pw", "password: hunter2", StringComparison.Ordinal);
        for (var seed = 0; seed < 200; seed++)
        {
            // Only whole lines are moved: a spoilt byte inside the address can turn the secret into something else's name.
            var random = new Random(seed);
            _folder.Write("hydroedge.yaml", SpoilLines(main, random));

            var report = _folder.Check();

            Assert.DoesNotContain(report.FaultLines.Concat(report.WarningLines), line => line.Contains("hunter2", StringComparison.Ordinal));
        }
    }

    private static (string File, byte[] Bytes) Spoil(int seed)
    {
        var random = new Random(seed);
        var (file, text) = random.Next(2) == 0 ? ("hydroedge.yaml", ConfigFolder.Main) : ("watches/unit-1.yaml", ConfigFolder.Watches);
        for (var spoils = random.Next(1, 4); spoils > 0; spoils--)
            text = random.Next(2) == 0 ? SpoilLines(text, random) : SpoilText(text, random);
        return (file, random.Next(3) == 0 ? SpoilBytes(text, random) : Encoding.UTF8.GetBytes(text));
    }

    private static string SpoilLines(string text, Random random)
    {
        var lines = text.Split('\n').ToList();
        var (one, other) = (random.Next(lines.Count), random.Next(lines.Count));
        switch (random.Next(6))
        {
            case 0:
                lines.RemoveAt(one);
                break;
            case 1:
                lines.Insert(one, lines[other]);
                break;
            case 2:
                (lines[one], lines[other]) = (lines[other], lines[one]);
                break;
            case 3:
                lines[one] = new string(' ', random.Next(9)) + lines[one].TrimStart();
                break;
            case 4:
                lines[one] = "\t" + lines[one];
                break;
            default:
                lines.RemoveRange(one, lines.Count - one);
                break;
        }

        return string.Join(random.Next(4) == 0 ? "\r\n" : "\n", lines);
    }

    private static string SpoilText(string text, Random random)
    {
        string[] tricks =
        [
            "&a [*a, *a]", "*a", "!!binary x", "!<tag:x> y", "{}", "[]", "~", "null", "yes", "-1", "1e309", ".inf", "0x7fffffff", "99999999999999999999",
            "\"\\0\"", "\"\\UFFFFFFFF\"", "'", "\"", "|", ">-", "---\n", "...\n", "%YAML 9.9\n", "? [a, b]\n: c", "<<: {id: x}", "# ", ": ", "- - - -",
            new string('[', 3000), new string('{', 3000), new string('x', 200_000), string.Concat(Enumerable.Repeat("- ", 400)),
            "\uFEFF", "\u2028", "\u0085", "門-北", "e\u0301", "\uD83D\uDE00", "../../../etc/passwd", "file:///etc/passwd", "concat:a|b", "/dev/zero", "-i",
        ];
        var trick = tricks[random.Next(tricks.Length)];
        var colons = Enumerable.Range(0, text.Length).Where(i => text[i] == ':').ToList();
        if (colons.Count == 0 || random.Next(3) == 0)
            return text.Insert(random.Next(text.Length + 1), trick);

        var value = colons[random.Next(colons.Count)] + 1;
        var end = text.IndexOf('\n', value);
        return $"{text[..value]} {trick}{(end < 0 ? "" : text[end..])}";
    }

    private static byte[] SpoilBytes(string text, Random random)
    {
        var bytes = Encoding.UTF8.GetBytes(text).ToList();
        for (var spoils = random.Next(1, 20); spoils > 0 && bytes.Count > 0; spoils--)
        {
            var at = random.Next(bytes.Count);
            if (random.Next(3) == 0)
                bytes.RemoveAt(at);
            else if (random.Next(2) == 0)
                bytes[at] = (byte)random.Next(256);
            else
                bytes.Insert(at, (byte)random.Next(256));
        }

        return [.. bytes];
    }

    [GeneratedRegex(@"^(hydroedge\.yaml|watches/unit-1\.yaml):[1-9][0-9]*:[1-9][0-9]*: [^\n]+$")]
    private static partial Regex Line();
}
