using HydroEdge.Config;

namespace HydroEdge.Tests.Config;

/// <summary>A configuration folder for one test, gone afterwards.</summary>
internal sealed class ConfigFolder : IDisposable
{
    /// <summary>One of everything, sound.</summary>
    public const string Main = """
        site: dam-1
        node: edge-01
        cameras:
          - id: u1-gallery
            name: Unit 1 gallery
            source: rtsp://10.0.0.8/stream
            username: viewer
            password_file: gallery.pw
            fps: 2
            stall_after: 20s
          - id: gate-north
            source: clips/gate.mp4
            loop: true
            decode: software
        model:
          folder: model
          provider: tensorrt
          largest_batch: 4
        archive:
          keep_days: 30
          min_free_gb: 0.5
          keep_every: 500ms
        bus:
          broker: mqtts://broker.plant:8883
          root: he/v1
          username: edge-01
          password_file: bus.pw
          ca_file: ca.pem
          cert_file: node.pem
          key_file: node.key
          keep_alive: 10s
        web:
          listen: http://127.0.0.1:8420
          names: [box-1.plant]
        false_alarms_per_day: 5
        """;

    public const string Watches = """
        watches:
          - id: u1-governor-oil
            cameras: [u1-gallery]
            region: {x: 0.62, y: 0.30, w: 0.18, h: 0.24}
            query: gauge needle in red zone
            queries: {zh: 压力表指针在红色区域}
            contrast: [gauge needle in green zone, gauge needle in yellow zone]
            kind: state
            false_alarms_per_day: 0.2
            on_delay: 5s
            off_delay: 30s
            equipment: "=1MKA10 CP001"
            alarm:
              cause: "Governor oil pressure low: pump fault or leak"
              consequence: Loss of wicket-gate control, unit trip
              severity: major
              action: Start standby pump, inspect sump level
              time_to_respond: 10m
        """;

    public ConfigFolder(string main = Main, string? watches = Watches)
    {
        Write("hydroedge.yaml", main);
        if (watches is not null)
            Write("watches/unit-1.yaml", watches);
        foreach (var name in (string[])["gallery.pw", "bus.pw", "ca.pem", "node.pem", "node.key", "clips/gate.mp4", "model/model.onnx"])
        {
            Write(name, "secret-of-" + name);
            Allow(name, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("hydroedge-config-").FullName;

    public string MainFile => Path.Combine(Folder, "hydroedge.yaml");

    public void Write(string name, string text) => Write(name, System.Text.Encoding.UTF8.GetBytes(text));

    public void Write(string name, byte[] bytes)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
    }

    public void Edit(string name, string from, string to)
    {
        var path = Path.Combine(Folder, name);
        var text = File.ReadAllText(path);
        Assert.Contains(from, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(from, to, StringComparison.Ordinal));
    }

    public void Allow(string name, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Path.Combine(Folder, name), mode);
    }

    public ConfigReport Check() => ConfigFile.Check(MainFile);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
