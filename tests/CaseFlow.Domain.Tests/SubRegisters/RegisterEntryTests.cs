using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.SubRegisters;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;

namespace CaseFlow.Domain.Tests.SubRegisters;

/// <summary>Equipment, chemicals and major hazard sources of an enterprise's file (R100).</summary>
public sealed class RegisterEntryTests
{
    private static readonly DateOnly Today = new(2018, 9, 1);

    private static readonly RegisterFacts Boiler = new("1 号锅炉", "锅陕A00123", "boiler", new(2019, 3, 1));
    private static readonly RegisterFacts Ammonia = new("氨", "7664-41-7", Quantity: 12.5m, QuantityUnit: "t", Place: "液氨储罐区");
    private static readonly RegisterFacts Tank = new("液氨储罐区", "BA陕雁2018-001", Level: 3, FiledOn: new(2018, 6, 1));

    [Theory]
    [InlineData("7664-41-7", true)]
    [InlineData("64-17-5", true)]
    [InlineData("7732-18-5", true)]
    [InlineData("7664-41-8", false)]
    [InlineData("7646-41-7", false)]
    [InlineData("7664417", false)]
    [InlineData("1-41-7", false)]
    [InlineData("", false)]
    public void Cas_number_is_told_by_its_check_digit(string number, bool valid) => CasNumber.IsValid(number).ShouldBe(valid);

    [Fact]
    public async Task Each_kind_asks_for_its_own_fields_by_name()
    {
        await using var stage = await CaseStage.StartAsync(DatabaseProvider.Sqlite);
        (await RefusedAsync(RegisterKinds.Equipment, Boiler with { EquipmentClass = "oven", Code = null, NextInspectionOn = null }))
            .ShouldBe(["register.equipment-class facts.equipmentClass", "register.registration-missing facts.code", "register.inspection-missing facts.nextInspectionOn"]);
        (await RefusedAsync(RegisterKinds.Chemical, Ammonia with { Code = "7664-41-8", Quantity = 0, QuantityUnit = "spoon", Place = " " }))
            .ShouldBe(["register.cas facts.code", "register.quantity facts.quantity", "register.quantity-unit facts.quantityUnit", "register.place-missing facts.place"]);
        (await RefusedAsync(RegisterKinds.MajorSource, Tank with { Level = 5, Code = "", FiledOn = Today.AddDays(1) }))
            .ShouldBe(["register.level facts.level", "register.filing-missing facts.code", "register.filed-on facts.filedOn"]);
        (await RefusedAsync("hazard", Tank)).ShouldBe(["register.kind kind"]);

        async Task<IEnumerable<string>> RefusedAsync(string kind, RegisterFacts facts) =>
            (await stage.SendAsync(new RecordRegisterEntry(stage.Town.Restaurant, kind, facts, Today), "street-officer")).Refusals.Select(r => $"{r.Code} {r.Field}");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Row_is_recorded_corrected_and_ended_with_its_days_and_only_its_street_sees_it(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database);
        var id = await RecordAsync(stage, RegisterKinds.Chemical, Ammonia);
        (await stage.SendAsync(new RecordRegisterEntry(stage.Town.Restaurant, RegisterKinds.Chemical, Ammonia, Today), "street-officer")).Refusals.Single().Code.ShouldBe("register.code-taken");
        (await stage.SendAsync(new RecordRegisterEntry(stage.Town.Restaurant, RegisterKinds.Chemical, Ammonia, Today), "other-street-officer")).Refusals.Single().Code.ShouldBe("enterprise.unknown");
        (await ListAsync(stage, who: "other-street-officer")).Page.Total.ShouldBe(0);
        (await stage.SendAsync(new EndRegisterEntry(id, Today, "清空"), "other-street-officer")).Refusals.Single().Code.ShouldBe("register.unknown");

        (await stage.SendAsync(new CorrectRegisterEntry(id, 0, Ammonia with { Code = "7664-41-8" }, "误录"), "street-officer")).Refusals.Single().Field.ShouldBe("facts.code");
        (await stage.SendAsync(new CorrectRegisterEntry(id, 0, Ammonia with { Quantity = 20 }, "扩容"), "street-officer")).Refusals.ShouldBeEmpty();
        (await stage.SendAsync(new CorrectRegisterEntry(id, 0, Ammonia, "扩容"), "street-officer")).Refusals.Single().Code.ShouldBe("conflict.changed");
        (await ListAsync(stage)).Page.Items.Single().QuantityText.ShouldBe("20 吨");

        (await stage.SendAsync(new EndRegisterEntry(id, Today.AddDays(1), "清空"), "street-officer")).Refusals.Single().Code.ShouldBe("register.until");
        (await stage.SendAsync(new EndRegisterEntry(id, Today, "清空"), "street-officer")).Refusals.ShouldBeEmpty();
        (await stage.SendAsync(new EndRegisterEntry(id, Today, "清空"), "street-officer")).Refusals.Single().Code.ShouldBe("register.ended");
        ((await ListAsync(stage)).Page.Total, (await ListAsync(stage)).EndedCount).ShouldBe((0, 1));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task What_nobody_verified_within_the_months_of_the_standard_is_due(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database);
        var boiler = await RecordAsync(stage, RegisterKinds.Equipment, Boiler);
        await RecordAsync(stage, RegisterKinds.MajorSource, Tank);
        stage.District.Time.SetUtcNow(new DateOnly(2019, 3, 1).StartOfDay());
        (await ListAsync(stage, due: true)).Page.Total.ShouldBe(0);
        stage.District.Time.SetUtcNow(new DateOnly(2019, 3, 2).StartOfDay());
        (await ListAsync(stage, due: true)).Page.Total.ShouldBe(2);
        (await ListAsync(stage)).Page.Items.Single(r => r.Id == boiler).InspectionOverdue.ShouldBeTrue();

        await VerifyAsync(stage, boiler, new(2019, 3, 2));
        await VerifyAsync(stage, boiler, new(2018, 12, 1));
        (await ListAsync(stage, due: true)).Page.Items.Single().Kind.ShouldBe(RegisterKinds.MajorSource);
        var verified = (await ListAsync(stage)).Page.Items.Single(r => r.Id == boiler);
        (verified.VerifiedOn, verified.VerifiedBy).ShouldBe((new DateOnly(2019, 3, 2), "郑网格"));
        (await stage.SendAsync(new VerifyRegisterEntries(stage.Town.Restaurant, [boiler], new(2018, 8, 31)), "grid-officer")).Refusals.Single().Code.ShouldBe("register.verified-before");

        (await stage.SendAsync(new SetVerificationStandard(new(2019, 3, 2), 12, "台账少"), "district-officer")).Refusals.ShouldBeEmpty();
        (await ListAsync(stage, due: true)).Page.Total.ShouldBe(0);
    }

    private static async Task VerifyAsync(CaseStage stage, Guid id, DateOnly day) =>
        (await stage.SendAsync(new VerifyRegisterEntries(stage.Town.Restaurant, [id], day), "grid-officer")).Refusals.ShouldBeEmpty();

    private static async Task<RegisterList> ListAsync(CaseStage stage, bool due = false, string who = "street-officer") => (await stage.SendAsync(new ListRegisterEntries(Due: due), who)).Value;

    private static async Task<Guid> RecordAsync(CaseStage stage, string kind, RegisterFacts facts)
    {
        var recorded = await stage.SendAsync(new RecordRegisterEntry(stage.Town.Restaurant, kind, facts, Today), "street-officer");
        recorded.Refusals.ShouldBeEmpty();
        return recorded.Value;
    }
}
