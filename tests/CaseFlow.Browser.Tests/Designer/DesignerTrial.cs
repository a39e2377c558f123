namespace CaseFlow.Browser.Tests.Designer;

/// <summary>One host with its demo district for the tests that draw; what one of them drew the next one finds.</summary>
[CollectionDefinition(nameof(DesignerTrial))]
public sealed class DesignerTrial(Chromium chromium) : IAsyncLifetime, ICollectionFixture<DesignerTrial>
{
    public const string Administrator = "liucheng";
    public const string Auditor = "shenji";

    private DemoDistrict? _district;

    public async ValueTask InitializeAsync() => _district = await DemoDistrict.StartAsync(chromium);

    public Task<Visitor> SignInAsync(string account) => _district!.SignInAsync(account);

    /// <summary>In a browser that has fetched nothing of the designer yet.</summary>
    public Task<Visitor> SignInAnewAsync(string account) => Visitor.SignInAsync(chromium.Browser, _district!.Url, account, Screen.Desk);

    public ValueTask DisposeAsync() => _district?.DisposeAsync() ?? ValueTask.CompletedTask;
}
