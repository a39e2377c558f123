namespace CaseFlow.Browser.Tests.Designer;

/// <summary>One host with its demo district for all tests of a class.</summary>
public sealed class DesignerTrial(Chromium chromium) : IAsyncLifetime
{
    public const string Administrator = "liucheng";
    public const string Auditor = "shenji";

    private DemoDistrict? _district;

    public async ValueTask InitializeAsync() => _district = await DemoDistrict.StartAsync(chromium);

    public Task<Visitor> SignInAsync(string account) => _district!.SignInAsync(account);

    public ValueTask DisposeAsync() => _district?.DisposeAsync() ?? ValueTask.CompletedTask;
}
