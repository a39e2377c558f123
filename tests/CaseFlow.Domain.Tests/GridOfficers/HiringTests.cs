using CaseFlow.Domain.GridOfficers;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Tests.People;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;

namespace CaseFlow.Domain.Tests.GridOfficers;

/// <summary>Who may be hired (R17, R49-R54, A-6) and what the contract must say (R71).</summary>
public sealed class HiringTests
{
    [Theory]
    [InlineData("2018-10-01", 35, "1982-10-01")]
    [InlineData("2019-10-01", 35, "1983-10-01")]
    [InlineData("2020-02-29", 35, "1984-02-29")]
    [InlineData("2019-02-28", 34, "1984-02-28")] // born 1984-02-29 completes 35 on 2019-02-28: still in
    [InlineData("2019-03-01", 34, "1984-03-01")] // and a day later no more
    [InlineData("2024-02-29", 34, "1989-03-01")] // born 1989-02-28 completed 35 the day before
    public void Age_line_is_computed_from_the_day_of_the_recruitment(string reference, int limit, string line) =>
        AgeLine.BornOnOrAfter(Staff.Day(reference), limit).ShouldBe(Staff.Day(line));

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Born_on_the_line_is_hired_and_a_day_earlier_is_not(DatabaseProvider database)
    {
        await using var staff = await Staff.StartAsync(database);

        var refused = (await staff.SendAsync(staff.FullTime(born: "19820930"))).Refusals.Single();
        (refused.Code, refused.Field, refused.Text().Contains("1982年10月1日", StringComparison.Ordinal)).ShouldBe(("officer.too-old", "birthDate", true));
        await staff.HireAsync(staff.FullTime(born: "19821001"));
        (await staff.OkAsync(new RecruitmentDetails(staff.Recruitment))).Item.Hired.ShouldBe(1);
    }

    [Fact]
    public async Task Every_condition_that_fails_is_named()
    {
        await using var staff = await Staff.StartAsync(DatabaseProvider.Sqlite);
        var nobody = staff.FullTime(born: "19700101") with
        {
            Education = "senior-middle", Residence = null, NoCriminalRecord = false, Healthy = false, Writes = false, UsesComputers = false, Obeys = false,
        };

        var refusals = (await staff.SendAsync(nobody)).Refusals;
        refusals.Select(r => r.Field).ShouldBe(["birthDate", "education", "residence", "noCriminalRecord", "healthy", "writes", "usesComputers", "obeys"]);
        refusals.ShouldAllBe(r => !r.Text().Any(char.IsAsciiLetter));
        (await staff.SendAsync(staff.FullTime() with { RecruitmentId = null, IdNumber = "610113199001011234", HiredOn = new(2020, 1, 1) })).Refusals.Select(r => r.Field)
            .ShouldBe(["hiredOn", "idNumber", "recruitmentId"]);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Recruitment_that_is_full_or_closed_hires_nobody_more(DatabaseProvider database)
    {
        await using var staff = await Staff.StartAsync(database);
        var small = await staff.OkAsync(new OpenRecruitment("补录", new(2019, 3, 1), 35, Educations.College, 1, "公告"), staff.Office);
        await staff.HireAsync(staff.FullTime("甲") with { RecruitmentId = small });
        (await staff.SendAsync(staff.FullTime("乙") with { RecruitmentId = small })).Refusals.Single().Code.ShouldBe("recruitment.full");

        await staff.OkAsync(new CloseRecruitment(staff.Recruitment), staff.Office);
        (await staff.SendAsync(staff.FullTime("乙"))).Refusals.Single().Code.ShouldBe("recruitment.closed");
        (await staff.SendAsync(new OpenRecruitment("街道自招", new(2019, 3, 1), 35, Educations.College, 1, "公告"))).Refusals.Single().Code.ShouldBe("access.role");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Nobody_is_registered_twice_and_nothing_personal_is_shown_whole(DatabaseProvider database)
    {
        await using var staff = await Staff.StartAsync(database);
        var hire = staff.FullTime();
        var file = await staff.FileAsync(await staff.HireAsync(hire));

        (file.Phone, file.IdNumber).ShouldBe(("138****5678", $"610113********{hire.IdNumber![^4..]}"));
        (await staff.SendAsync(hire with { Name = "别名" })).Refusals.Single().Code.ShouldBe("officer.id-number-taken");
        (await staff.SendAsync(staff.PartTime() with { PersonId = file.PersonId })).Refusals.Single().Code.ShouldBe("officer.enrolled-already");
        (await staff.SendAsync(staff.PartTime() with { OriginalRole = "经理" })).Refusals.Single().Code.ShouldBe("officer.original-role");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Street_keeps_its_own_staff_only(DatabaseProvider database)
    {
        await using var staff = await Staff.StartAsync(database);
        var other = (await staff.District.ActorAsync(await staff.District.EnrolAsync("赵敏", Roles.StreetOfficer, "曲江街道")))!;
        var officer = await staff.HireAsync();

        (await staff.SendAsync(new OfficerDetails(officer), other)).Refusals.Single().Code.ShouldBe("officer.unknown");
        (await staff.SendAsync(new ListGridOfficers(), other)).Value.Page.Total.ShouldBe(0);
        (await staff.SendAsync(new StaffOfRegion(Staff.Street), other)).Refusals.Single().Code.ShouldBe("region.unknown");
        (await staff.SendAsync(staff.FullTime("乙"), other)).Refusals.Single().Code.ShouldBe("officer.outside-region");
        (await staff.SendAsync(new RecordDeparture(officer, new(2019, 7, 1), "辞职"), other)).Refusals.Single().Code.ShouldBe("officer.unknown");
        (await staff.SendAsync(new ListGridOfficers(), staff.Office)).Value.Page.Total.ShouldBe(1);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Wage_is_not_below_the_minimum_of_the_first_day(DatabaseProvider database)
    {
        await using var staff = await Staff.StartAsync(database);
        var officer = await staff.HireAsync();
        var contract = new SignContract(officer, EmployerKinds.Agency, "某劳务公司", "2019-001", new(2019, 3, 1), new(2021, 2, 28), 1680, true);
        (await staff.SendAsync(contract)).Refusals.Single().Code.ShouldBe("officer.no-minimum-wage");

        await staff.OkAsync(new SetMinimumWage(1680, new(2017, 5, 1), "2017年标准"), staff.Office);
        await staff.OkAsync(new SetMinimumWage(1800, new(2019, 5, 1), "2019年标准"), staff.Office);
        (await staff.SendAsync(new SetMinimumWage(1900, new(2019, 5, 1), "更正"), staff.Office)).Refusals.Single().Code.ShouldBe("wage.not-later");
        (await staff.SendAsync(contract with { Wage = 1679.99m })).Refusals.Single().Code.ShouldBe("officer.wage-too-low");
        await staff.OkAsync(contract);
        (await staff.SendAsync(contract with { FirstDay = new(2019, 5, 1), LastDay = null })).Refusals.Single().Code.ShouldBe("officer.wage-too-low");
        await staff.OkAsync(contract with { Number = "2019-002", FirstDay = new(2019, 5, 1), LastDay = null, Wage = 1800 });

        var contracts = (await staff.FileAsync(officer)).Contracts;
        contracts.Select(c => (c.Number, c.Until)).ShouldBe([("2019-002", null), ("2019-001", new DateOnly(2019, 5, 1))]);
    }
}
