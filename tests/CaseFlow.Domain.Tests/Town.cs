using CaseFlow.Domain.Enterprises;
using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;

namespace CaseFlow.Domain.Tests;

/// <summary>A small district: two streets with a community and an enterprise each, and the offices above them.</summary>
internal sealed class Town
{
    public const string Xiaozhai = "610113001000";
    public const string Yuhuazhai = "610113006000";
    public const string XiaozhaiCommunity = "610113001001";
    public const string YuhuazhaiCommunity = "610113006001";

    private static readonly DateTimeOffset Since = new(2018, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly List<object> _rows = [];
    private readonly Dictionary<string, Actor> _actors = [];

    public Town()
    {
        Region("610100000000", "西安市", RegionLevel.City);
        Region("610113000000", "雁塔区", RegionLevel.District);
        Region(Xiaozhai, "小寨路街道", RegionLevel.Street);
        Region(Yuhuazhai, "鱼化寨街道", RegionLevel.Street);
        Region(XiaozhaiCommunity, "长安大学社区", RegionLevel.Community);
        Region(YuhuazhaiCommunity, "鱼化社区", RegionLevel.Community);
        Government = Unit(UnitKind.DistrictGovernment, "雁塔区人民政府", "610113000000");
        Office = Unit(UnitKind.DistrictOffice, "区安委办", "610113000000");
        Bureau = Unit(UnitKind.Department, "区住建局", "610113000000");
        var street = Unit(UnitKind.Street, "小寨路街道办事处", Xiaozhai);
        var elsewhere = Unit(UnitKind.Street, "鱼化寨街道办事处", Yuhuazhai);
        var community = Unit(UnitKind.Community, "长安大学社区居委会", XiaozhaiCommunity);
        StreetUnit = street;
        var restaurantUnit = Unit(UnitKind.Enterprise, "老陈餐厅", XiaozhaiCommunity);
        var elsewhereUnit = Unit(UnitKind.Enterprise, "鱼化建材城", YuhuazhaiCommunity);
        Restaurant = Enterprise("老陈餐厅", "91610113MA6TG00017", XiaozhaiCommunity, restaurantUnit);
        BuildersMarket = Enterprise("鱼化建材城", "91610113MA6TG00025", YuhuazhaiCommunity, elsewhereUnit);
        Person("district-leader", "赵区长", Government, Roles.DistrictLeader, "610113000000");
        Person("listing-body", "钱主任", Office, Roles.ListingBody, "610113000000");
        Person("district-officer", "孙科员", Office, Roles.DistrictOffice, "610113000000");
        Person("department-officer", "李工", Bureau, Roles.DepartmentOfficer, null);
        Person("department-colleague", "刘工", Bureau, Roles.DepartmentOfficer, null);
        Person("street-officer", "周干事", street, Roles.StreetOfficer, Xiaozhai);
        Person("street-colleague", "杨干事", street, Roles.StreetOfficer, Xiaozhai);
        Person("other-street-officer", "吴干事", elsewhere, Roles.StreetOfficer, Yuhuazhai);
        Person("grid-officer", "郑网格", community, Roles.GridOfficer, XiaozhaiCommunity);
        Person("owner", "陈老板", restaurantUnit, Roles.Enterprise, null);
        Person("other-owner", "马老板", elsewhereUnit, Roles.Enterprise, null);
    }

    public Guid Government { get; }

    public Guid Office { get; }

    public Guid Bureau { get; }

    public Guid StreetUnit { get; }

    public Guid Restaurant { get; }

    public Guid BuildersMarket { get; }

    public Actor this[string who] => _actors[who];

    public IReadOnlyList<object> Rows => _rows;

    private void Region(string code, string name, RegionLevel level)
    {
        _rows.Add(new Region { Code = code, Name = name, Level = level, Path = RegionPaths.Of(code)! });
        _rows.Add(new RegionSpan { Code = code, Path = RegionPaths.Of(code)!, FirstDay = Grid.Beginning });
        if (level == RegionLevel.Community)
        {
            _rows.Add(new Grid { Id = Guid.NewGuid(), Code = code, Name = name, Kind = GridKind.Block, RegionCode = code, RegionPath = RegionPaths.Of(code)! });
        }
    }

    private Guid Unit(UnitKind kind, string name, string region)
    {
        var unit = new Unit { Id = Guid.NewGuid(), Kind = kind, Name = name, RegionPath = RegionPaths.Of(region)! };
        _rows.Add(unit);
        return unit.Id;
    }

    private Guid Enterprise(string name, string creditCode, string community, Guid unit)
    {
        var enterprise = new Enterprise
        {
            Id = Guid.NewGuid(), Name = name, CreditCode = creditCode, Address = "小寨东路1号", Industry = "6210", IndustryName = "正餐服务",
            CommunityCode = community, RegionPath = RegionPaths.Of(community)!, LegalPerson = "陈", Contact = "陈", UnitId = unit, DepartmentUnitId = Bureau,
        };
        _rows.Add(enterprise);
        return enterprise.Id;
    }

    private void Person(string key, string name, Guid unitId, string role, string? region)
    {
        var person = new Person { Id = Guid.NewGuid(), Name = name };
        _rows.Add(person);
        _rows.Add(new Post { Id = Guid.NewGuid(), PersonId = person.Id, Role = role, UnitId = unitId, ValidFrom = Since });
        var unit = _rows.OfType<Unit>().Single(u => u.Id == unitId);
        _actors[key] = new Actor(person.Id, name, unitId, unit.Name, region is null ? null : RegionPaths.Of(region), new HashSet<string> { role });
    }
}
