using HydroEdge.Tests.Config;
using HydroEdge.Tests.Support;

namespace HydroEdge.Tests.Bus;

public sealed class SecretsTests
{
    private const string Secret = "swordfish-4711";

    [Fact(Timeout = 30_000)]
    public async Task S70_The_password_goes_to_the_broker_at_login_and_nowhere_else()
    {
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(folder.File("password"), Secret);
        await using var broker = new FakeBroker();
        await using var plant = new Plant(broker.Address, options: bus => bus with { Username = "u1", PasswordFile = folder.File("password") });
        plant.Happens();

        await plant.StartAsync();
        await Until.TrueAsync(() => plant.Journal.UnsentCount == 0);

        Assert.Equal(("u1", Secret), broker.Connects.Single() is var login ? (login.User, login.Password) : default);
        Assert.DoesNotContain(Secret, System.Text.Encoding.UTF8.GetString(broker.Connects.Single().WillPayload));
        Assert.All(broker.Publishes, publish => Assert.DoesNotContain(Secret, publish.Text));
        Assert.DoesNotContain(Secret, plant.Log.Text);
    }

    [Theory]
    [InlineData("node.key", "key_file")]
    [InlineData("bus.pw", "password_file")]
    public void S70_A_secret_that_others_can_read_is_warned_of_with_the_remedy(string file, string key)
    {
        using var folder = new ConfigFolder();
        folder.Allow(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);

        var warning = Assert.Single(folder.Check().WarningLines);

        Assert.Contains($"every account of this machine can read the file that '{key}' names; take that away with chmod o-rwx", warning);
    }
}
