using CaseFlow.Domain.Audit;
using CaseFlow.Domain.Enterprises;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Tests.People;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Tests.Enterprises;

/// <summary>Many files at once, or none: every fault of every row is told before anything is written.</summary>
public sealed class ImportEnterprisesTests
{
    private static readonly EnterpriseLine Market = new(
        2, "小寨百货", Code(1), "", "长安大学社区", "长安中路1号", "5211", "商场、商店、超市", "黄", "郑亚楠", "刘德胜", "13812345678", "区应急管理局", "2026-01-31", "");

    private static readonly EnterpriseLine Hotel = Market with { Row = 3, Name = "曲江酒店", CreditCode = Code(2), Community = SmallDistrict.QujiangCommunity, Industry = "旅游饭店", Category = "", RiskGrade = "", Department = "", Since = "" };

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task All_rows_become_files_in_one_transaction(DatabaseProvider database)
    {
        await using var district = await SmallDistrict.StartAsync(database);
        (await district.Product.SendAsync(new ImportEnterprises([Market, Hotel]))).Value.ShouldBe(2);

        var market = await FileAsync(district, Market.CreditCode);
        (market.IndustryName, market.Category, market.RiskGrade, market.DepartmentName, market.StateSince).ShouldBe(("百货零售", "13", "yellow", "区应急管理局", new DateOnly(2026, 1, 31)));
        var hotel = await FileAsync(district, Hotel.CreditCode);
        (hotel.Industry, hotel.Category, hotel.RiskGrade, hotel.Place, hotel.StateSince).ShouldBe(("6110", EnterpriseCategories.Other, null, "雁塔区曲江街道东曲社区", new DateOnly(2026, 11, 23)));
        (await district.Product.WithDbAsync(db => db.Set<AuditEntry>().CountAsync(e => e.Command == nameof(ImportEnterprises)))).ShouldBe(1);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task One_faulty_row_keeps_all_out(DatabaseProvider database)
    {
        await using var district = await SmallDistrict.StartAsync(database);
        var refused = (await district.Product.SendAsync(new ImportEnterprises([Market, Hotel with { Address = "" }]))).Refusals.Single();
        (refused.Code, refused.Text().Contains("第 3 行", StringComparison.Ordinal)).ShouldBe(("enterprise.import-faults", true));
        (await district.Product.SendAsync(new FindEnterprises())).Value.Total.ShouldBe(0);
    }

    [Fact]
    public async Task Every_fault_of_every_row_is_told_with_its_field()
    {
        await using var district = await SmallDistrict.StartAsync(DatabaseProvider.Sqlite);
        (EnterpriseLine Line, string Field, string Code)[] wrong =
        [
            (Market with { Name = "" }, "name", "NotEmptyValidator"),
            (Market with { CreditCode = "91610113" }, "creditCode", "enterprise.credit-code"),
            (Market with { Community = "没有的社区" }, "communityCode", "enterprise.line-community"),
            (Market with { Street = "曲江街道" }, "communityCode", "enterprise.line-community"),
            (Market with { Industry = "A" }, "industry", "enterprise.line-industry"),
            (Market with { Category = "百货" }, "category", "enterprise.line-category"),
            (Market with { RiskGrade = "紫" }, "riskGrade", "enterprise.risk-grade"),
            (Market with { Department = "某局" }, "departmentUnitId", "enterprise.line-department"),
            (Market with { Since = "去年" }, "since", "enterprise.line-day"),
            (Market with { Since = "2026-11-24" }, "since", "enterprise.since-future"),
            (Market with { Name = "=HYPERLINK(\"x\")" }, "name", "enterprise.line-formula"),
            (Market with { Contact = "@SUM(1)" }, "contact", "enterprise.line-formula"),
            (Market with { Phone = "+cmd|'/C calc'!A0" }, "phone", "enterprise.line-formula"),
            (Market with { Phone = "-1+1" }, "phone", "enterprise.line-formula"),
        ];
        foreach (var (line, field, code) in wrong)
        {
            var fault = (await CheckAsync(district, line)).Faults.ShouldHaveSingleItem();
            (fault.Row, fault.Field, fault.Code).ShouldBe((2, field, code));
        }

        (await CheckAsync(district, Market with { Phone = "+86 13812345678" })).Faults.ShouldBeEmpty();
        var all = await CheckAsync(district, Market with { Address = "", Contact = "" }, Hotel);
        (all.Rows, all.Good, all.Faults.Count).ShouldBe((2, 1, 2));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Second_file_of_one_enterprise_is_found_in_the_table_and_in_the_district(DatabaseProvider database)
    {
        await using var district = await SmallDistrict.StartAsync(database);
        (await CodesAsync(district, Market, Hotel with { CreditCode = Market.CreditCode })).ShouldBe([(3, "enterprise.line-twice")]);
        (await CodesAsync(district, Market, Hotel with { Name = "小寨百货（有限公司）" })).ShouldBe([(3, "enterprise.line-alike-row")]);

        await district.Product.SendAsync(new ImportEnterprises([Market]));
        (await CodesAsync(district, Market)).ShouldBe([(2, "enterprise.credit-code-taken")]);
        (await CodesAsync(district, Hotel with { Name = "西安市小寨百货有限公司" })).ShouldBe([(3, "enterprise.line-alike")]);
        (await CodesAsync(district, Hotel with { Name = "西安市小寨百货有限公司", Distinct = "是" })).ShouldBeEmpty();
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Street_imports_into_its_own_communities_only(DatabaseProvider database)
    {
        await using var district = await SmallDistrict.StartAsync(database);
        var street = await district.ActorAsync(await district.EnrolAsync("赵敏", Roles.StreetOfficer, "曲江街道"));
        var check = (await district.Product.SendAsync(new CheckEnterprises([Market, Hotel]), street)).Value;
        check.Faults.Select(f => (f.Row, f.Code)).ShouldBe([(2, "enterprise.line-community")]);
    }

    [Fact]
    public async Task Nothing_and_too_much_are_refused_before_they_are_read()
    {
        await using var district = await SmallDistrict.StartAsync(DatabaseProvider.Sqlite);
        EnterpriseLine[] many = [.. Enumerable.Range(0, ImportEnterprises.Most + 1).Select(i => Market with { Row = i })];
        (await district.Product.SendAsync(new ImportEnterprises([]))).Refusals.Single().Code.ShouldBe("enterprise.import-size");
        (await district.Product.SendAsync(new ImportEnterprises(many))).Refusals.Single().Code.ShouldBe("enterprise.import-size");
        (await district.Product.SendAsync(new CheckEnterprises(many))).Refusals.Single().Code.ShouldBe("enterprise.import-size");
    }

    private static string Code(int number)
    {
        var body = $"91610113MA6TX{number:0000}";
        return $"{body}{CreditCode.Check(body)}";
    }

    private static async Task<EnterpriseCheck> CheckAsync(SmallDistrict district, params EnterpriseLine[] lines) => (await district.Product.SendAsync(new CheckEnterprises(lines))).Value;

    private static async Task<IEnumerable<(int, string)>> CodesAsync(SmallDistrict district, params EnterpriseLine[] lines) =>
        (await CheckAsync(district, lines)).Faults.Select(f => (f.Row, f.Code));

    private static async Task<EnterpriseFile> FileAsync(SmallDistrict district, string code)
    {
        var id = (await district.Product.SendAsync(new FindEnterprises(code))).Value.Items.Single().Id;
        return (await district.Product.SendAsync(new EnterpriseDetails(id))).Value;
    }
}
