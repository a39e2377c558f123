using CaseFlow.Domain.Attachments;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Publicity;
using CaseFlow.Domain.Timeline;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;

namespace CaseFlow.Domain.Tests.Publicity;

/// <summary>What is published, who reads it, and how it is corrected (R44).</summary>
public sealed class MaterialTests
{
    private static readonly PublishMaterial Notice = new(MaterialKinds.Notice, "夏季防汛告知书", new(2018, 8, 30), "雁安委办发〔2018〕9号", "汛期值守，发现险情立即报告。");

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Material_is_read_in_the_region_of_its_unit_and_above_and_not_beside_it(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database);
        var file = (await stage.SendAsync(new StoreAttachment("告知书.pdf", Files.Pdf), "street-officer")).Value.Id;
        var street = await PublishAsync(stage, Notice with { FileIds = [file], Text = null }, "street-officer");
        var district = await PublishAsync(stage, Notice with { Title = "全区通知" }, "district-officer");
        var bureau = await PublishAsync(stage, Notice with { Title = "建筑工地通知" }, "department-officer");

        (await ReadAsync(stage, "grid-officer")).ShouldBe([street, district, bureau], ignoreOrder: true);
        (await ReadAsync(stage, "district-leader")).ShouldBe([street, district, bureau], ignoreOrder: true);
        (await ReadAsync(stage, "owner")).ShouldBe([street, district, bureau], ignoreOrder: true);
        (await ReadAsync(stage, "other-street-officer")).ShouldBe([district, bureau], ignoreOrder: true);
        (await stage.SendAsync(new MaterialDetails(street), "other-street-officer")).Refusals.ShouldHaveSingleItem().Code.ShouldBe("publicity.unknown");
        (await stage.SendAsync(new ReadAttachment(file), "owner")).Succeeded.ShouldBeTrue();
        (await stage.SendAsync(new ReadAttachment(file), "other-owner")).Refusals.ShouldHaveSingleItem().Code.ShouldBe("attachment.not-found");

        var list = (await stage.SendAsync(new ListMaterials("工地"), "grid-officer")).Value;
        (list.Page.Total, list.Page.Items.Single().IssuedBy, list.Kinds.Single().Count).ShouldBe((1, "区住建局", 1));
        (await stage.SendAsync(new ListMaterials(Kind: MaterialKinds.Experience), "grid-officer")).Value.Page.Items.ShouldBeEmpty();
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Correction_is_a_new_edition_and_both_are_kept(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database);
        var first = await PublishAsync(stage, Notice, "street-officer");
        stage.District.Time.Advance(TimeSpan.FromMinutes(1));
        (await stage.SendAsync(Notice with { ReplacesId = first }, "street-colleague")).Succeeded.ShouldBeTrue();

        var old = (await stage.SendAsync(new MaterialDetails(first), "grid-officer")).Value;
        old.State.ShouldBe(MaterialStates.Replaced);
        (await stage.SendAsync(new MaterialDetails(old.LaterId!.Value), "grid-officer")).Value.EarlierId.ShouldBe(first);
        (await stage.SendAsync(new ListMaterials(State: MaterialStates.Current), "grid-officer")).Value.Page.Items.Single().Id.ShouldBe(old.LaterId.Value);
        await RefusedAsync(stage, Notice with { ReplacesId = first }, "street-officer", "publicity.replaced");
        await RefusedAsync(stage, Notice with { ReplacesId = old.LaterId }, "district-officer", "publicity.not-yours");
        await RefusedAsync(stage, new WithdrawMaterial(first, "发错"), "street-officer", "publicity.replaced");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Mistake_is_withdrawn_with_a_reason_by_its_unit_or_the_district_office(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database);
        var district = await PublishAsync(stage, Notice, "district-officer");
        var street = await PublishAsync(stage, Notice, "street-officer");

        await RefusedAsync(stage, new WithdrawMaterial(district, "发错"), "street-officer", "publicity.not-yours");
        await RefusedAsync(stage, new WithdrawMaterial(street, "发错"), "other-street-officer", "publicity.unknown");
        await RefusedAsync(stage, new WithdrawMaterial(street, " "), "street-officer", "publicity.reason-missing");
        (await stage.SendAsync(new WithdrawMaterial(street, "文号有误"), "district-officer")).Refusals.ShouldBeEmpty();
        await RefusedAsync(stage, new WithdrawMaterial(street, "文号有误"), "street-officer", "publicity.withdrawn");
        var view = (await stage.SendAsync(new MaterialDetails(street), "grid-officer")).Value;
        (view.State, view.WithdrawnBecause, view.Timeline.Count).ShouldBe((MaterialStates.Withdrawn, "文号有误", 2));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Exemplary_unit_that_is_an_enterprise_stands_on_its_timeline(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database);
        var exemplary = Notice with { Kind = MaterialKinds.ExemplaryUnit, Title = "老陈餐厅的班前检查", EnterpriseId = stage.Town.Restaurant };
        var id = await PublishAsync(stage, exemplary, "street-officer");

        (await stage.SendAsync(new MaterialDetails(id), "owner")).Value.EnterpriseName.ShouldBe("老陈餐厅");
        (await stage.SendAsync(new MaterialDetails(id), "owner")).Value.EnterpriseId.ShouldBeNull();
        (await stage.SendAsync(new CaseTimeline(stage.Town.Restaurant), "street-officer")).Value.Items.ShouldContain(t => t.Kind == "timeline.enterprise-exemplary");
        await RefusedAsync(stage, exemplary with { EnterpriseId = stage.Town.BuildersMarket }, "street-officer", "publicity.enterprise-unknown");
        await RefusedAsync(stage, exemplary with { Kind = MaterialKinds.Notice }, "street-officer", "publicity.enterprise-not-asked");
        (await stage.SendAsync(new WithdrawMaterial(id, "有新隐患"), "street-officer")).Refusals.ShouldBeEmpty();
        (await stage.SendAsync(new CaseTimeline(stage.Town.Restaurant), "street-officer")).Value.Items.ShouldContain(t => t.Kind == "timeline.enterprise-not-exemplary");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task What_cannot_be_published_is_refused(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database);
        await RefusedAsync(stage, Notice, "grid-officer", "access.role");
        await RefusedAsync(stage, Notice, "owner", "access.role");
        await RefusedAsync(stage, Notice with { Kind = "leaflet" }, "street-officer", "publicity.kind-unknown");
        await RefusedAsync(stage, Notice with { Title = " " }, "street-officer", "publicity.title-missing");
        await RefusedAsync(stage, Notice with { Text = null }, "street-officer", "publicity.nothing");
        await RefusedAsync(stage, Notice with { Text = "零\0字节" }, "street-officer", "publicity.control");
        await RefusedAsync(stage, Notice with { IssuedOn = new(2018, 9, 2) }, "street-officer", "publicity.day-to-come");
        await RefusedAsync(stage, Notice with { IssuedOn = default }, "street-officer", "publicity.day-missing");
        await RefusedAsync(stage, Notice with { Delivery = new(Town.Yuhuazhai) }, "street-officer", "publicity.region-unknown");
        await RefusedAsync(stage, Notice with { Delivery = new("61011") }, "street-officer", "publicity.region-unknown");
        await RefusedAsync(stage, Notice with { Delivery = new(Category: "34") }, "street-officer", "publicity.category-unknown");
        await RefusedAsync(stage, Notice with { Delivery = new(By: new(2018, 8, 29)) }, "street-officer", "publicity.by-before-issue");
        await RefusedAsync(stage, Notice with { ReplacesId = Guid.NewGuid() }, "street-officer", "publicity.unknown");
        await RefusedAsync(stage, Notice with { FileIds = [await stage.PhotoAsync("street-colleague")] }, "street-officer", "attachment.unknown");
        (await stage.SendAsync(new ListMaterials("零\0"), "street-officer")).Succeeded.ShouldBeTrue();
        (await stage.SendAsync(new ListMaterials(Kind: "x\0"), "street-officer")).Refusals.ShouldHaveSingleItem().Code.ShouldBe("publicity.filter");
    }

    private static async Task<Guid> PublishAsync(CaseStage stage, PublishMaterial material, string who)
    {
        var answer = await stage.SendAsync(material, who);
        answer.Refusals.ShouldBeEmpty();
        return answer.Value;
    }

    private static async Task<IEnumerable<Guid>> ReadAsync(CaseStage stage, string who) => (await stage.SendAsync(new ListMaterials(), who)).Value.Page.Items.Select(m => m.Id);

    private static async Task RefusedAsync<T>(CaseStage stage, ICommand<T> command, string who, string code) =>
        (await stage.SendAsync(command, who)).Refusals.ShouldHaveSingleItem().Code.ShouldBe(code);
}
