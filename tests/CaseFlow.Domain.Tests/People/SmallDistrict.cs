using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Domain.Tests.People;

/// <summary>A district of two streets with a community each, a department, and people by wish.</summary>
internal sealed class SmallDistrict : IAsyncDisposable
{
    public const string City = "610100/";
    public const string District = "610100/610113/";
    public const string Xiaozhai = "610100/610113/610113001/";
    public const string Qujiang = "610100/610113/610113008/";
    public const string XiaozhaiCommunity = "610113001002";
    public const string QujiangCommunity = "610113008010";

    private readonly Dictionary<string, Guid> _units = [];

    private SmallDistrict(TestDistrict product) => Product = product;

    public TestDistrict Product { get; }

    public DateTimeOffset Now => Product.Time.GetUtcNow();

    /// <param name="configure">Replaces services after the product's own registration.</param>
    public static async Task<SmallDistrict> StartAsync(DatabaseProvider database, DateTimeOffset? now = null, Action<IServiceCollection>? configure = null)
    {
        var small = new SmallDistrict(await TestDistrict.StartAsync(database, now, configure));
        await small.Product.SendAsync(new ImportRegions(
        [
            new("610113001000", "小寨路街道"), new("610100000000", "西安市"), new("610113000000", "雁塔区"), new("610113008000", "曲江街道"),
            new(XiaozhaiCommunity, "长安大学社区"), new(QujiangCommunity, "东曲社区"),
        ]));
        UnitRow[] units =
        [
            new(UnitKind.DistrictOffice, "区安委办", "610113000000", "安委会办公室"), new(UnitKind.Street, "小寨路街道", "610113001000"),
            new(UnitKind.Street, "曲江街道", "610113008000"), new(UnitKind.Community, "长安大学社区", XiaozhaiCommunity),
            new(UnitKind.Department, "区应急管理局", "610113000000", "应急局 安监局"),
        ];
        var ids = (await small.Product.SendAsync(new RegisterUnits(units))).Value;
        foreach (var (unit, id) in units.Zip(ids))
        {
            small._units[unit.Name] = id;
        }

        return small;
    }

    public Guid Unit(string name) => _units[name];

    /// <summary>A person in a post from now on.</summary>
    public async Task<Guid> EnrolAsync(string name, string role, string unit, string? phone = null)
    {
        var person = (await Product.SendAsync(new RegisterPerson(name, phone, $"p{name.GetHashCode(StringComparison.Ordinal)}@demo.invalid"))).Value;
        (await Product.SendAsync(new AppointToPost(person, role, Unit(unit)))).Succeeded.ShouldBeTrue();
        return person;
    }

    /// <summary>Who the person is at this moment.</summary>
    public async Task<Actor?> ActorAsync(Guid person)
    {
        await using var scope = Product.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IActors>().FindAsync(person, default);
    }

    public async Task<T> WithHoldersAsync<T>(Func<IPostHolders, Task<T>> ask)
    {
        await using var scope = Product.Services.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<IPostHolders>());
    }

    public ValueTask DisposeAsync() => Product.DisposeAsync();
}
