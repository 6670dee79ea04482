using HydroEdge.Config;

namespace HydroEdge.Tests.Config;

public sealed class ConfigFaultTests : IDisposable
{
    private readonly ConfigFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("    fps: 2", "    fsp: 2", "9:5: 'fsp' is not a key here; did you mean 'fps'?")]
    [InlineData("keep_days: 30", "keepdays: 30", "20:3: 'keepdays' is not a key here; did you mean 'keep_days'?")]
    [InlineData("    username: viewer", "    password: hunter2", "7:5: 'password' is not a key here; put the password on the first line of a file and name that file in 'password_file'")]
    [InlineData("web:", "colour:", "32:1: 'colour' is not a key here; the keys here are site, node, cameras, model, archive, bus, alarms, web, false_alarms_per_day")]
    [InlineData("node: edge-01", "node: edge-01\nnode: edge-02", "3:1: 'node' is already given at hydroedge.yaml:2:1; keep one of the two")]
    [InlineData("site: dam-1\n", "", "1:1: 'site' is missing; add 'site: ...'")]
    [InlineData("site: dam-1", "site: \"\"", "1:7: 'site' is empty; write it")]
    [InlineData("site: dam-1", "site: Dam 1", "1:7: 'site' is 'Dam 1'; it must be small letters, digits, '-' and '_', at most 48, beginning with a letter or digit")]
    [InlineData("fps: 2", "fps: 100", "9:10: 'fps' is 100; it must be from 0.1 to 30")]
    [InlineData("fps: 2", "fps: 2 per second", "9:10: 'fps' is '2 per second'; it must be a number, with a point for decimals")]
    [InlineData("fps: 2", "fps: \"2\"", "9:10: 'fps' is '2'; it must be a number, with a point for decimals, without quotes")]
    [InlineData("fps: 2", "fps: .nan", "9:10: 'fps' is '.nan'; it must be a number, with a point for decimals")]
    [InlineData("fps: 2", "fps:", "9:5: 'fps' has no value; write one, or remove the line")]
    [InlineData("fps: 2", "fps: [2]", "9:10: 'fps' must be a single value")]
    [InlineData("stall_after: 20s", "stall_after: 20", "10:18: 'stall_after' is '20'; it must be a whole number with a unit: 500ms, 5s, 10m, 2h or 14d")]
    [InlineData("stall_after: 20s", "stall_after: 1s", "10:18: 'stall_after' is 1s; it must be from 2s to 10m")]
    [InlineData("stall_after: 20s", "stall_after: 999999999d", "10:18: 'stall_after' is 10675199d; it must be from 2s to 10m")]
    [InlineData("loop: true", "loop: yes", "13:11: 'loop' is 'yes'; it must be true or false")]
    [InlineData("decode: software", "decode: sofware", "14:13: 'decode' is 'sofware'; it must be one of auto, cuda, vaapi, software; did you mean 'software'?")]
    [InlineData("largest_batch: 4", "largest_batch: 4.5", "18:18: 'largest_batch' is '4.5'; it must be a whole number")]
    [InlineData("id: gate-north", "id: u1-gallery", "11:9: camera 'u1-gallery' is already defined at hydroedge.yaml:4:9; give one of them another id")]
    [InlineData("clips/gate.mp4", "clips/gone.mp4", "12:13: there is no file FOLDER/clips/gone.mp4")]
    [InlineData("clips/gate.mp4", "concat:a|b", "12:13: 'source' begins with 'concat:', which is not a camera's way of sending pictures; use rtsp://, rtsps://, http://, https://, a device such as /dev/video0, or the path of a video file (for a file with ':' in its name: ./name)")]
    [InlineData("folder: model", "folder: modell", "16:11: there is no folder FOLDER/modell")]
    [InlineData("gallery.pw", "hunter2", "8:20: the file that 'password_file' names does not exist or cannot be read; the key takes the path of a file whose first line is the secret")]
    [InlineData("ca.pem", "gone.pem", "28:12: there is no file FOLDER/gone.pem")]
    [InlineData("  key_file: node.key\n", "", "29:14: a certificate needs its private key; add 'key_file'")]
    [InlineData("  cert_file: node.pem\n", "", "29:13: a private key needs its certificate; add 'cert_file'")]
    [InlineData("mqtts://broker.plant:8883", "tcp://broker.plant:8883", "24:11: 'broker' is 'tcp://broker.plant:8883'; write mqtt://host:1883 or mqtts://host:8883")]
    [InlineData("mqtts://broker.plant:8883", "mqtts://edge:hunter2@broker.plant", "24:11: 'broker' holds a user name; move it to 'username', and the password to the file that 'password_file' names")]
    [InlineData("mqtts://broker.plant:8883", "mqtts://broker.plant/he", "24:11: 'broker' is 'mqtts://broker.plant/he', with something behind the port; write mqtt://host:1883 or mqtts://host:8883, and put the first levels of the topics in 'root'")]
    [InlineData("  username: edge-01\n", "", "26:18: a password needs a user name; add 'username'")]
    [InlineData("he/v1", "/he/", "25:9: 'root' is '/he/'; it must have the form ^[a-z0-9_-]{1,48}(/[a-z0-9_-]{1,48}){0,3}$")]
    [InlineData("http://127.0.0.1:8420", "8420", "33:11: 'listen' is '8420'; write http://address:port, such as http://127.0.0.1:8420")]
    [InlineData("[box-1.plant]", "[\"http://box-1\"]", "34:10: 'names' has 'http://box-1'; write the name of this box alone, such as box-1.plant.local")]
    public void A_fault_in_the_main_file_is_said_with_its_place_and_a_remedy(string from, string to, string expected)
    {
        _folder.Edit("hydroedge.yaml", from, to);

        Assert.Equal($"hydroedge.yaml:{expected.Replace("FOLDER", _folder.Folder)}", Assert.Single(_folder.Check().FaultLines));
    }

    [Theory]
    [InlineData("cause", "\"Governor oil pressure low: pump fault or leak\"")]
    [InlineData("consequence", "Loss of wicket-gate control, unit trip")]
    [InlineData("severity", "major")]
    [InlineData("action", "Start standby pump, inspect sump level")]
    [InlineData("time_to_respond", "10m")]
    public void S39_An_alarm_without_its_rationale_is_rejected_with_the_place(string key, string value)
    {
        using var folder = new ConfigFolder(watches: ConfigFolder.Watches.Replace($"      {key}: {value}", ""));

        var fault = Assert.Single(folder.Check().FaultLines);

        Assert.Matches($"^watches/unit-1.yaml:[0-9]+:[0-9]+: '{key}' is missing", fault);
    }

    [Theory]
    [InlineData("kind: state", "kind: stat", "8:11: 'kind' is 'stat'; it must be one of event, state; did you mean 'state'?")]
    [InlineData("    kind: state", "    priorty: high", "8:5: 'priorty' is not a key here; did you mean 'priority'? Then the priority is derived from severity and time_to_respond in the 'alarm' block")]
    [InlineData("      time_to_respond: 10m", "      time_to_respond: 10m\n      suppress_while: outage", "19:23: there is no watch 'outage'; name one of your watches, or remove the line")]
    [InlineData("      time_to_respond: 10m", "      time_to_respond: 10m\n      suppress_while: u1-governor-oil", "19:23: an alarm cannot suppress itself; name another watch, or remove the line")]
    [InlineData("[u1-gallery]", "[u1-galery]", "3:15: there is no camera 'u1-galery'; did you mean 'u1-gallery'?")]
    [InlineData("[u1-gallery]", "[u1-gallery, roof]", "3:27: there is no camera 'roof'; the cameras are 'u1-gallery', 'gate-north'")]
    [InlineData("[u1-gallery]", "[u1-gallery, u1-gallery]", "3:27: camera 'u1-gallery' is named twice; remove one")]
    [InlineData("[u1-gallery]", "[]", "3:14: 'cameras' is empty; name at least one, or remove the line for all of them")]
    [InlineData("cameras: [u1-gallery]", "cameras: u1-gallery", "3:14: 'cameras' must be a list: '[one, two]', or a line '- one' each")]
    [InlineData("w: 0.18", "w: 0.5", "4:35: x + w passes the picture's right edge; together they may be 1 at most")]
    [InlineData("h: 0.24", "h: 0.71", "4:44: y + h passes the picture's lower edge; together they may be 1 at most")]
    [InlineData("w: 0.18", "w: 0", "4:35: 'w' leaves nothing to look at; it must be at least 0.005")]
    [InlineData("x: 0.62", "x: -0.1", "4:17: 'x' is outside the picture; it is a share of the picture, from 0 to 1")]
    [InlineData("x: 0.62", "x: 620", "4:17: 'x' is outside the picture; it is a share of the picture, from 0 to 1")]
    [InlineData(", h: 0.24", "", "4:13: 'h' is missing; add 'h: 0.5'")]
    [InlineData("query: gauge needle in red zone", "query: \"\"", "5:12: 'query' is empty; write it")]
    [InlineData("query: gauge needle in red zone", "query: x", "5:12: 'query' is too short; it must have at least 2 characters")]
    [InlineData("zh: 压力表指针在红色区域", "zh: \"\"", "6:19: this text is empty; write what to look for, or remove it")]
    [InlineData("zh: 压", "Chinese: 压", "6:15: 'Chinese' is no language code; write one such as zh, fr or pt-br")]
    [InlineData("gauge needle in green zone", "Gauge needle in red zone", "7:16: this contrast is the query itself, so the watch could never be sure; write another state")]
    [InlineData("kind: state", "kind: state\n    normal: gauge needle in gren zone", "9:13: 'gauge needle in gren zone' is none of this watch's texts; write the one that held when the watch was made: 'gauge needle in red zone', 'gauge needle in green zone', 'gauge needle in yellow zone'")]
    [InlineData("kind: state", "kind: state\n    second_look: true", "9:18: 'second_look' belongs to an event; give a state its 'region' instead, so that the model sees it large: remove the line, or use kind: event")]
    [InlineData("kind: state", "kind: event\n    normal: gauge needle in green zone", "9:13: 'normal' belongs to a state; an event watch learns by itself what is normal: remove the line, or use kind: state")]
    [InlineData("red zone\n    queries: {zh: 压力表指针在红色区域}\n    contrast: [gauge needle in green zone, gauge needle in yellow zone]\n", "motion\n", "6:11: a 'state' watch needs at least one contrast; list every other state there is under 'contrast', or use kind: event")]
    [InlineData("on_delay: 5s", "on_delay: 2h", "10:15: 'on_delay' is 2h; it must be from 0s to 1h")]
    [InlineData("false_alarms_per_day: 0.2", "false_alarms_per_day: 0", "9:27: 'false_alarms_per_day' is 0; it must be from 0.001 to 100")]
    [InlineData("      severity: major\n", "", "14:7: 'severity' is missing; add 'severity: minor | major | severe'")]
    [InlineData("      time_to_respond: 10m", "", "14:7: 'time_to_respond' is missing; add 'time_to_respond: 10m'")]
    [InlineData("query: gauge needle in red zone", "query: needle: red", "5:18: a ':' does not belong here; put the whole text in quotes, or check the indentation of this line and the one above")]
    [InlineData("    kind: state", "\tkind: state", "8:1: a tab cannot indent; use spaces")]
    [InlineData("query: gauge", "query: &a gauge", "5:12: anchors (&name) are not read here; write the value out, or put quotes around text that begins with '&'")]
    [InlineData("query: gauge needle in red zone", "query: *gauge", "5:12: aliases (*name) are not read here; write the value out, or put quotes around text that begins with '*'")]
    [InlineData("query: gauge", "query: !!str gauge", "5:12: tags (!name) are not read here; remove it, or put quotes around text that begins with '!'")]
    [InlineData("  - id: u1-governor-oil", "  - id: u1-governor-oil\n    query: smoke\n  - id: u1-governor-oil", "4:9: watch 'u1-governor-oil' is already defined at watches/unit-1.yaml:2:9; give one of them another id")]
    public void A_fault_in_a_watch_file_is_said_with_its_place_and_a_remedy(string from, string to, string expected)
    {
        _folder.Edit("watches/unit-1.yaml", from, to);

        Assert.Equal($"watches/unit-1.yaml:{expected}", Assert.Single(_folder.Check().FaultLines));
    }

    [Fact]
    public void The_name_of_the_camera_s_own_alarm_is_taken()
    {
        _folder.Edit("watches/unit-1.yaml", "u1-governor-oil", "camera-fault");

        Assert.Contains("'camera-fault' is the alarm that every camera has of itself; choose another id", Assert.Single(_folder.Check().FaultLines));
    }

    [Fact]
    public void A_minor_alarm_with_more_than_half_an_hour_to_respond_is_told_to_be_a_hit()
    {
        _folder.Edit("watches/unit-1.yaml", "severity: major", "severity: minor");
        _folder.Edit("watches/unit-1.yaml", "time_to_respond: 10m", "time_to_respond: 31m");

        Assert.Equal(
            "watches/unit-1.yaml:16:17: minor, with more than 30m to respond, is no alarm; remove the 'alarm' block and it is reported as a hit",
            Assert.Single(_folder.Check().FaultLines));
    }

    [Fact]
    public void An_alarm_block_that_was_only_begun_lacks_all_its_fields()
    {
        _folder.Write("watches/unit-1.yaml", "watches:\n  - id: smoke\n    query: smoke\n    alarm:\n");

        Assert.Equal(
            ["cause", "consequence", "severity", "action", "time_to_respond"],
            _folder.Check().FaultLines.Select(line => line.Split('\'')[1]));
        Assert.All(_folder.Check().FaultLines, line => Assert.StartsWith("watches/unit-1.yaml:4:", line));
    }

    [Fact]
    public void Files_that_tls_needs_are_refused_where_there_is_no_tls()
    {
        _folder.Edit("hydroedge.yaml", "mqtts://broker.plant:8883", "mqtt://broker.plant");

        var report = _folder.Check();

        Assert.Equal(["28:12", "29:14", "30:13"], report.Faults.Select(fault => $"{fault.Place.Line}:{fault.Place.Column}"));
        Assert.All(report.Faults, fault => Assert.EndsWith("has no effect over mqtt://; write mqtts:// in 'broker', or remove the line", fault.What));
        Assert.Equal("hydroedge.yaml:24:11: over mqtt:// the password travels readable to anyone on the way; use mqtts://", Assert.Single(report.WarningLines));
    }

    [Fact]
    public void All_faults_of_all_files_are_said_at_once_in_the_order_of_the_files()
    {
        _folder.Edit("hydroedge.yaml", "fps: 2", "fps: 0");
        _folder.Edit("hydroedge.yaml", "root: he/v1", "root: HE");
        _folder.Edit("watches/unit-1.yaml", "kind: state", "knid: state");
        _folder.Write("watches/broken.yaml", "watches:\n  - id: {\n");
        _folder.Write("watches/empty.yaml", "# nothing yet\n");

        Assert.Equal(
            ["hydroedge.yaml:9:10", "hydroedge.yaml:25:9", "watches/broken.yaml:3:1", "watches/empty.yaml:1:1", "watches/unit-1.yaml:8:5"],
            _folder.Check().Faults.Select(fault => fault.Place.ToString()));
    }

    [Fact]
    public void A_watch_is_not_blamed_for_cameras_that_could_not_be_read()
    {
        _folder.Edit("hydroedge.yaml", "site: dam-1", "site: {");

        Assert.All(_folder.Check().Faults, fault => Assert.Equal("hydroedge.yaml", fault.Place.File));
    }

    [Fact]
    public void Loading_throws_every_fault_as_a_line()
    {
        _folder.Edit("hydroedge.yaml", "fps: 2", "fps: 0");
        _folder.Edit("hydroedge.yaml", "root: he/v1", "root: HE");

        var thrown = Assert.Throws<BadConfigurationException>(() => ConfigFile.Load(_folder.MainFile));

        Assert.Equal(_folder.Check().FaultLines, thrown.Faults);
        Assert.Equal(2, thrown.Message.Split(Environment.NewLine).Length);
    }

    [Fact]
    public void A_file_that_is_not_there_is_named_with_its_folder()
    {
        File.Delete(_folder.MainFile);

        Assert.Equal(
            $"hydroedge.yaml:1:1: there is no such file in {_folder.Folder}; create it, or name another with --config",
            Assert.Single(_folder.Check().FaultLines));
    }

    [Fact]
    public void Text_that_is_not_utf8_or_holds_a_control_character_is_refused_where_it_stands()
    {
        _folder.Write("watches/a.yaml", [.. "watches:\n- id: "u8, 0xE9, 0x74, .. "\n"u8]);
        _folder.Write("watches/b.yaml", "watches: []\n# \0\n- lost");

        Assert.Equal(
            [
                "watches/a.yaml:2:7: the text is not UTF-8 from here on; save the file as UTF-8",
                "watches/b.yaml:2:3: a control character (U+0000) stands here; remove it",
            ],
            _folder.Check().FaultLines);
    }

    [Theory]
    [InlineData("\"a\\0b\"")]
    [InlineData("\"a\\eb\"")]
    public void A_control_character_cannot_be_smuggled_in_by_an_escape(string escaped)
    {
        _folder.Edit("hydroedge.yaml", "clips/gate.mp4", escaped);

        Assert.Equal("hydroedge.yaml:12:13: 'source' holds a control character; remove it", Assert.Single(_folder.Check().FaultLines));
    }

    [Fact]
    public void A_file_too_large_to_have_been_written_by_hand_is_not_read()
    {
        _folder.Write("watches/big.yaml", "# " + new string('x', ConfigSources.LargestFile) + "\nwatches: []");

        Assert.Contains("watches/big.yaml:1:1: the file is larger than 1024 KiB; split the watches over several files", _folder.Check().FaultLines);
    }

    [Fact]
    public void A_file_of_nothing_but_faults_is_not_recited_to_the_end()
    {
        _folder.Write("watches/unit-1.yaml", string.Concat(Enumerable.Range(0, 5000).Select(i => $"key{i}: 1\n")));

        var faults = _folder.Check().FaultLines;

        Assert.Equal(Findings.MostShown + 1, faults.Count);
        Assert.EndsWith("more from here on; mend the ones above first", faults[^1]);
    }

    [Fact]
    public void Deep_nesting_ends_the_reading_instead_of_the_process()
    {
        _folder.Write("watches/unit-1.yaml", "watches: " + new string('[', 100_000));

        Assert.Contains("nested deeper than 12 levels", Assert.Single(_folder.Check().FaultLines));
    }
}
