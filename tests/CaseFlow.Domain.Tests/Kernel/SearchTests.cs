using CaseFlow.Domain.Enterprises;
using CaseFlow.Domain.Hazards;
using CaseFlow.Domain.Inspections;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Tests.Inspections;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Tests.Kernel;

/// <summary>Every part of every searched field finds its row, by the index of pairs too (ADR 26).</summary>
public sealed class SearchTests
{
    private const string Office = "district-officer";

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Every_part_of_a_hazards_fields_finds_it(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database);
        await stage.SendAsync(await stage.HazardFormAsync() with { Description = "😀燃气软管超过两米，阀门a-B锈蚀100%" }, "street-officer");
        foreach (var part in Parts("YH2018-0001", "老陈餐厅", "😀燃气软管超过两米，阀门a-B锈蚀100%", "一层厨房"))
        {
            var list = (await stage.SendAsync(new ListHazards(part), Office)).Value;
            (list.Page.Total, list.Page.Items.Count).ShouldBe((1, 1), part);
        }

        foreach (var nowhere in (string[])["软气", "老餐", "两米阀门", "A-B", "厨房老陈", "100_"])
        {
            (await stage.SendAsync(new ListHazards(nowhere), Office)).Value.Page.Total.ShouldBe(0, nowhere);
        }

        (await stage.SendAsync(new ListHazards("燃气"), "other-street-officer")).Value.Page.Total.ShouldBe(0);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Every_part_of_an_enterprises_fields_finds_it_and_a_former_name_no_longer_does(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database);
        var fields = await stage.District.WithDbAsync(db => db.Set<Enterprise>().Where(e => e.Id == stage.Town.Restaurant)
            .Select(e => new[] { e.Name, e.CreditCode, e.Address, e.Contact }).SingleAsync());
        foreach (var part in Parts(fields))
        {
            (await stage.SendAsync(new ListEnterprises(part), Office)).Value.Page.Items.ShouldContain(e => e.Id == stage.Town.Restaurant, part);
        }

        foreach (var part in Parts(fields[..3]))
        {
            (await stage.SendAsync(new FindEnterprises(part), Office)).Value.Items.ShouldContain(e => e.Id == stage.Town.Restaurant, part);
        }

        await stage.District.WithDbAsync(async db =>
        {
            (await db.Set<Enterprise>().SingleAsync(e => e.Id == stage.Town.Restaurant)).Name = "新记面馆";
            return await db.SaveChangesAsync();
        });
        (await stage.SendAsync(new ListEnterprises("老陈餐"), Office)).Value.Page.Total.ShouldBe(0);
        (await stage.SendAsync(new ListEnterprises("记面"), Office)).Value.Page.Total.ShouldBe(1);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Every_part_of_a_checks_fields_finds_it(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database);
        var id = (await stage.RecordAsync(stage.Check(stage.Now.AddHours(-1)))).Id;
        var fields = await stage.District.WithDbAsync(db => db.Set<Inspection>().Where(i => i.Id == id).Select(i => new[] { i.Number, i.EnterpriseName, i.Address }).SingleAsync());
        foreach (var part in Parts(fields))
        {
            (await stage.SendAsync(new ListInspections(part), Office)).Value.Page.Items.ShouldHaveSingleItem(part);
        }

        (await stage.SendAsync(new ListInspections("无此字"), Office)).Value.Page.Total.ShouldBe(0);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Hazard_opened_to_a_unit_elsewhere_is_found_by_it_too(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database);
        var hazard = await stage.ReportAsync();
        var elsewhere = stage.Town["other-street-officer"];
        await stage.District.WithDbAsync(db =>
        {
            db.Add(new UnitAccess { SubjectId = hazard.HazardId, UnitId = elsewhere.UnitId });
            return db.SaveChangesAsync();
        });
        (await stage.SendAsync(new ListHazards("燃气软管"), "other-street-officer")).Value.Page.Items.ShouldHaveSingleItem();
        (await stage.SendAsync(new ListHazards("通道"), "other-street-officer")).Value.Page.Items.ShouldBeEmpty();
    }

    private static IEnumerable<string> Parts(params string[] fields) =>
        (from field in fields
         from start in Enumerable.Range(0, field.Length)
         from length in (int[])[1, 2, 3, field.Length - start]
         where start + length <= field.Length
         let part = field.Substring(start, length)
         where part.Trim() == part && !char.IsLowSurrogate(part[0]) && !char.IsHighSurrogate(part[^1])
         select part).Distinct();
}
