using CaseFlow.Domain.Attachments;
using CaseFlow.Domain.Enterprises;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.KeyObjects;
using CaseFlow.Domain.Publicity;
using CaseFlow.Domain.Timeline;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Tests.Publicity;

/// <summary>送达最新的文件资料: which enterprises are owed a material, and the receipts (R123).</summary>
public sealed class DeliveryTests
{
    private static readonly PublishMaterial Notice =
        new(MaterialKinds.Notice, "夏季防汛告知书", new(2018, 8, 30), null, "汛期值守，发现险情立即报告。", Delivery: new MaterialDelivery(By: new(2018, 9, 10)));

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Material_is_open_at_every_enterprise_of_the_region_until_its_officer_delivers_it(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database);
        var id = await PublishAsync(stage, Notice);
        (await OpenAsync(stage, "district-officer")).ShouldBe(["老陈餐厅", "鱼化建材城"], ignoreOrder: true);
        (await OpenAsync(stage, "grid-officer")).ShouldBe(["老陈餐厅"]);

        var photo = await stage.PhotoAsync("grid-officer");
        (await stage.SendAsync(new RecordReceipt(id, stage.Town.Restaurant, new(2018, 9, 1), DeliveryWays.InPerson, " 陈老板 ", [photo]), "grid-officer")).Refusals.ShouldBeEmpty();

        (await OpenAsync(stage, "grid-officer")).ShouldBeEmpty();
        var delivery = (await stage.SendAsync(new MaterialDetails(id), "district-officer")).Value.Delivery!;
        (delivery.Count.Owed, delivery.Count.Open, delivery.Received, delivery.RegionName).ShouldBe((2, 1, 1, "雁塔区"));
        delivery.Streets.Select(s => (s.Name, s.Open, s.Communities.Single().Name)).ShouldBe([("小寨路街道", 0, "长安大学社区"), ("鱼化寨街道", 1, "鱼化社区")]);
        var receipt = (await stage.SendAsync(new ListReceipts(id, WithFiles: true), "district-officer")).Value.Page.Items.ShouldHaveSingleItem();
        (receipt.EnterpriseName, receipt.Recipient, receipt.Late, receipt.RecordedBy, receipt.Files.Single().Id).ShouldBe(("老陈餐厅", "陈老板", false, "郑网格", photo));
        (await stage.SendAsync(new CaseTimeline(stage.Town.Restaurant), "grid-officer")).Value.Items.ShouldContain(t => t.Kind == "timeline.material-delivered" && t.Text.Contains("陈老板"));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Enterprise_sees_what_was_delivered_to_it_and_nothing_of_others(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database);
        await stage.District.WithDbAsync(async db =>
        {
            db.Add(new UnitAccess { SubjectId = stage.Town.Restaurant, UnitId = stage.Town["owner"].UnitId });
            return await db.SaveChangesAsync();
        });
        var id = await PublishAsync(stage, Notice);
        var photo = await stage.PhotoAsync("grid-officer");
        var receipt = (await DeliverAsync(stage, id, photo)).Value;

        (await stage.SendAsync(new ListReceipts(), "owner")).Value.Page.Items.ShouldHaveSingleItem().Id.ShouldBe(receipt);
        (await stage.SendAsync(new ReadAttachment(photo), "owner")).Succeeded.ShouldBeTrue();
        (await stage.SendAsync(new MaterialDetails(id), "owner")).Value.Delivery!.Count.Owed.ShouldBe(1);
        (await stage.SendAsync(new ListReceipts(EnterpriseId: stage.Town.Restaurant), "other-owner")).Value.Page.Items.ShouldBeEmpty();
        (await stage.SendAsync(new ListReceipts(id), "other-street-officer")).Value.Page.Items.ShouldBeEmpty();
        (await stage.SendAsync(new ReadAttachment(photo), "other-owner")).Refusals.ShouldHaveSingleItem().Code.ShouldBe("attachment.not-found");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Receipt_that_cannot_be_is_refused(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database);
        var id = await PublishAsync(stage, Notice);
        var read = await PublishAsync(stage, Notice with { Delivery = null });
        var elsewhere = await PublishAsync(stage, Notice with { Delivery = new(Town.Yuhuazhai) });
        var good = new RecordReceipt(id, stage.Town.Restaurant, new(2018, 9, 1), DeliveryWays.Electronic, "陈老板");

        await RefusedAsync(good, "district-officer", "access.role");
        await RefusedAsync(good, "owner", "access.role");
        await RefusedAsync(good with { DeliveredOn = new(2018, 9, 2) }, "grid-officer", "receipt.day-to-come");
        await RefusedAsync(good with { DeliveredOn = new(2018, 8, 29) }, "grid-officer", "receipt.before-issue");
        await RefusedAsync(good with { Way = "letter" }, "grid-officer", "receipt.way-unknown");
        await RefusedAsync(good with { Recipient = " " }, "grid-officer", "receipt.recipient-missing");
        await RefusedAsync(good with { Way = DeliveryWays.InPerson }, "grid-officer", "receipt.photo-missing");
        await RefusedAsync(good with { Way = DeliveryWays.Posted, Recipient = null }, "grid-officer", "receipt.photo-missing");
        await RefusedAsync(good with { Note = "零\0" }, "grid-officer", "publicity.control");
        await RefusedAsync(good with { EnterpriseId = stage.Town.BuildersMarket }, "grid-officer", "receipt.enterprise-unknown");
        await RefusedAsync(good with { MaterialId = Guid.NewGuid() }, "grid-officer", "publicity.unknown");
        await RefusedAsync(good with { MaterialId = read }, "grid-officer", "receipt.not-asked");
        await RefusedAsync(good with { MaterialId = elsewhere }, "grid-officer", "receipt.not-owed");
        await RefusedAsync(good with { PhotoIds = [await stage.PhotoAsync("street-officer")] }, "grid-officer", "attachment.unknown");
        var paper = (await stage.SendAsync(new StoreAttachment("回执.pdf", Files.Pdf), "grid-officer")).Value.Id;
        await RefusedAsync(good with { PhotoIds = [paper] }, "grid-officer", "attachment.not-a-photo");

        (await stage.SendAsync(good, "grid-officer")).Refusals.ShouldBeEmpty();
        await RefusedAsync(good, "street-officer", "receipt.already");
        (await stage.SendAsync(new WithdrawMaterial(id, "发错"), "district-officer")).Refusals.ShouldBeEmpty();
        await RefusedAsync(good, "grid-officer", "publicity.withdrawn");

        async Task RefusedAsync<T>(ICommand<T> command, string who, string code) => (await stage.SendAsync(command, who)).Refusals.ShouldHaveSingleItem().Code.ShouldBe(code);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Enterprise_opened_to_the_unit_elsewhere_is_delivered_to_by_its_own_grid(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database);
        await stage.District.WithDbAsync(async db =>
        {
            db.Add(new UnitAccess { SubjectId = stage.Town.BuildersMarket, UnitId = stage.Town.StreetUnit });
            return await db.SaveChangesAsync();
        });
        var id = await PublishAsync(stage, Notice);
        (await OpenAsync(stage, "street-officer")).ShouldBe(["老陈餐厅"]);
        (await stage.SendAsync(new RecordReceipt(id, stage.Town.BuildersMarket, new(2018, 9, 1), DeliveryWays.Electronic, "马老板"), "street-officer"))
            .Refusals.ShouldHaveSingleItem().Code.ShouldBe("receipt.other-grid");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Closed_enterprise_drops_out_and_takes_no_receipt(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database);
        await RegisterAsync(stage);
        var id = await PublishAsync(stage, Notice);
        (await stage.SendAsync(new ChangeEnterprise(stage.Town.Restaurant, EnterpriseChanges.Closed, new(2018, 9, 1), "停业注销"), "street-officer")).Refusals.ShouldBeEmpty();

        (await OpenAsync(stage, "grid-officer")).ShouldBeEmpty();
        (await stage.SendAsync(new MaterialDetails(id), "district-officer")).Value.Delivery!.Count.Owed.ShouldBe(1);
        (await stage.SendAsync(new RecordReceipt(id, stage.Town.Restaurant, new(2018, 9, 1), DeliveryWays.Electronic, "陈老板"), "grid-officer"))
            .Refusals.ShouldHaveSingleItem().Code.ShouldBe("receipt.enterprise-closed");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Material_is_owed_to_one_category_or_to_key_objects_alone_where_it_says_so(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database);
        await PublishAsync(stage, Notice with { Delivery = new(Category: "01") });
        (await OpenAsync(stage, "district-officer")).ShouldBeEmpty();
        await PublishAsync(stage, Notice with { Delivery = new(KeyOnly: true) });
        (await OpenAsync(stage, "district-officer")).ShouldBeEmpty();
        (await stage.SendAsync(new DesignateKeyObject(stage.Town.Restaurant, new(2018, 9, 1), "人员密集"), "street-officer")).Refusals.ShouldBeEmpty();
        (await OpenAsync(stage, "district-officer")).ShouldBe(["老陈餐厅"]);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Last_day_that_is_over_makes_it_late_and_a_receipt_after_it_too(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database);
        var id = await PublishAsync(stage, Notice with { Delivery = new(Town.Xiaozhai, By: new(2018, 9, 10)) });
        (await stage.SendAsync(new ListMaterials(), "street-officer")).Value.LateCount.ShouldBe(0);
        stage.District.Time.SetUtcNow(new DateTimeOffset(2018, 9, 11, 9, 0, 0, TimeSpan.FromHours(8)));

        var late = (await stage.SendAsync(new ListMaterials(Late: true), "street-officer")).Value;
        (late.LateCount, late.Page.Items.Single().Delivery).ShouldBe((1, new DeliveryCount(1, 1, new(2018, 9, 10), true)));
        (await stage.SendAsync(new OpenDeliveries(Late: true), "grid-officer")).Value.LateCount.ShouldBe(1);
        (await stage.SendAsync(new ListMaterials(Late: true), "other-street-officer")).Value.Page.Items.ShouldBeEmpty();
        (await DeliverAsync(stage, id, await stage.PhotoAsync("grid-officer"))).Refusals.ShouldBeEmpty();
        (await stage.SendAsync(new ListMaterials(Late: true), "street-officer")).Value.Page.Items.ShouldBeEmpty();
        (await stage.SendAsync(new ListReceipts(id), "street-officer")).Value.Page.Items.Single().Late.ShouldBeTrue();
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task New_edition_is_delivered_anew_and_the_receipt_of_the_old_one_stays(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database);
        var id = await PublishAsync(stage, Notice with { Delivery = new(Town.Xiaozhai) });
        await DeliverAsync(stage, id, await stage.PhotoAsync("grid-officer"));
        await PublishAsync(stage, Notice with { Title = "夏季防汛告知书（更正）", ReplacesId = id });

        (await OpenAsync(stage, "grid-officer")).ShouldBe(["老陈餐厅"]);
        (await stage.SendAsync(new ListReceipts(id), "grid-officer")).Value.Page.Total.ShouldBe(1);
        (await stage.SendAsync(new RecordReceipt(id, stage.Town.Restaurant, new(2018, 9, 1), DeliveryWays.Electronic, "陈老板"), "grid-officer"))
            .Refusals.ShouldHaveSingleItem().Code.ShouldBe("publicity.replaced");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Two_receipts_at_once_become_one(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database);
        var id = await PublishAsync(stage, Notice);
        var receipt = new RecordReceipt(id, stage.Town.Restaurant, new(2018, 9, 1), DeliveryWays.Electronic, "陈老板");
        var answers = await Task.WhenAll(stage.SendAsync(receipt, "grid-officer"), stage.SendAsync(receipt, "street-officer"));
        answers.Count(a => a.Succeeded).ShouldBe(1);
        answers.Single(a => !a.Succeeded).Refusals.ShouldHaveSingleItem().Code.ShouldBe("receipt.already");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Receipt_recorded_by_mistake_is_voided_and_the_material_is_open_there_again(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database);
        var id = await PublishAsync(stage, Notice);
        var receipt = (await DeliverAsync(stage, id, await stage.PhotoAsync("grid-officer"))).Value;
        await RefusedAsync(new VoidReceipt(receipt, " "), "grid-officer", "receipt.void-reason");
        await RefusedAsync(new VoidReceipt(receipt, "登记错了企业"), "other-street-officer", "receipt.unknown");
        (await stage.SendAsync(new VoidReceipt(receipt, "登记错了企业"), "street-officer")).Refusals.ShouldBeEmpty();
        await RefusedAsync(new VoidReceipt(receipt, "登记错了企业"), "grid-officer", "receipt.voided");

        (await OpenAsync(stage, "grid-officer")).ShouldBe(["老陈餐厅"]);
        (await stage.SendAsync(new ListReceipts(id), "grid-officer")).Value.Page.Items.ShouldBeEmpty();
        var voided = (await stage.SendAsync(new ListReceipts(id, Voided: true), "district-officer")).Value;
        (voided.VoidedCount, voided.Page.Items.Single().VoidedBecause, voided.Page.Items.Single().VoidedBy).ShouldBe((1, "登记错了企业", "周干事"));
        (await stage.SendAsync(new CaseTimeline(stage.Town.Restaurant), "grid-officer")).Value.Items.ShouldContain(t => t.Kind == "timeline.receipt-voided");
        (await DeliverAsync(stage, id, await stage.PhotoAsync("grid-officer"))).Refusals.ShouldBeEmpty();

        async Task RefusedAsync(VoidReceipt command, string who, string code) => (await stage.SendAsync(command, who)).Refusals.ShouldHaveSingleItem().Code.ShouldBe(code);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Receipts_of_a_merged_file_are_those_of_the_file_that_is_kept(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database);
        await RegisterAsync(stage);
        var id = await PublishAsync(stage, Notice);
        await DeliverAsync(stage, id, await stage.PhotoAsync("grid-officer"));
        (await stage.SendAsync(new MergeEnterprises(stage.Town.BuildersMarket, stage.Town.Restaurant, "同一单位"), "district-officer")).Refusals.ShouldBeEmpty();

        (await OpenAsync(stage, "district-officer")).ShouldBeEmpty();
        (await stage.SendAsync(new ListReceipts(id), "district-officer")).Value.Page.Items.ShouldHaveSingleItem().EnterpriseName.ShouldBe("鱼化建材城");
    }

    /// <summary>The town's enterprises with the change that their files begin with.</summary>
    private static Task RegisterAsync(CaseStage stage) => stage.District.WithDbAsync(async db =>
    {
        foreach (var enterprise in await db.Set<Enterprise>().IgnoreQueryFilters().ToListAsync())
        {
            db.Add(enterprise.Change(EnterpriseChanges.Added, new(2018, 1, 2), 1, "建档", "系统", stage.Now));
        }

        return await db.SaveChangesAsync();
    });

    private static async Task<Guid> PublishAsync(CaseStage stage, PublishMaterial material)
    {
        var answer = await stage.SendAsync(material, "district-officer");
        answer.Refusals.ShouldBeEmpty();
        return answer.Value;
    }

    private static Task<Result<Guid>> DeliverAsync(CaseStage stage, Guid material, Guid photo) =>
        stage.SendAsync(new RecordReceipt(material, stage.Town.Restaurant, stage.Now.ChinaDate(), DeliveryWays.InPerson, "陈老板", [photo]), "grid-officer");

    private static async Task<IEnumerable<string>> OpenAsync(CaseStage stage, string who) =>
        (await stage.SendAsync(new OpenDeliveries(), who)).Value.Page.Items.Select(o => o.EnterpriseName);
}
