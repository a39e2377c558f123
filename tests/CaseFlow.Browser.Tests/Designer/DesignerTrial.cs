namespace CaseFlow.Browser.Tests.Designer;

/// <summary>One host with its demo district for all tests that open the designer; what one of them drew the next one finds.</summary>
[CollectionDefinition(nameof(DesignerTrial))]
public sealed class DesignerTrial(Chromium chromium) : IAsyncLifetime, ICollectionFixture<DesignerTrial>
{
    public const string Administrator = "liucheng";
    public const string Auditor = "shenji";

    public DemoDistrict District { get; private set; } = null!;

    public async ValueTask InitializeAsync() => District = await DemoDistrict.StartAsync(chromium);

    public Task<Visitor> SignInAsync(string account) => District.SignInAsync(account);

    /// <summary>In a browser that has fetched nothing of the designer yet.</summary>
    public Task<Visitor> SignInAnewAsync(string account) => Visitor.SignInAsync(chromium.Browser, District.Url, account, Screen.Desk);

    public ValueTask DisposeAsync() => District.DisposeAsync();
}
