using CaseFlow.Domain.Enterprises;

namespace CaseFlow.Domain.Tests.Enterprises;

public sealed class CreditCodeTests
{
    [Theory]
    [InlineData("91350100M000100Y43", true)] // the standard's own example
    [InlineData("91350100M000100Y44", false)]
    [InlineData("9135O100M000100Y43", false)]
    [InlineData("91350100M000100Y4", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Check_character_tells_a_wrong_code(string? code, bool valid) => CreditCode.IsValid(code).ShouldBe(valid);
}
