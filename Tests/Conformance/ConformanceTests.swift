import Testing

/// Every rule, by family.
@Suite struct ConformanceTests {
    @Test(arguments: ImageCases.all) func images(_ one: Case) throws { try one.check() }
    @Test(arguments: BMFFCases.all) func movies(_ one: Case) throws { try one.check() }
    @Test(arguments: StreamCases.all) func streams(_ one: Case) throws { try one.check() }

    @Test(arguments: BoxesCases.all) func boxes(_ one: Case) throws { try one.check() }
    @Test(arguments: MultiAssetCases.all) func parts(_ one: Case) throws { try one.check() }

    @Test(arguments: CrossCases.all) func containers(_ one: Case) throws { try one.check() }
    @Test(arguments: TimeCases.all) func times(_ one: Case) throws { try one.check() }
    @Test(arguments: CryptographyCases.all) func signatures(_ one: Case) throws { try one.check() }

    @Test(arguments: StructureCases.all) func claims(_ one: Case) throws { try one.check() }
    @Test(arguments: IngredientCases.all) func ingredients(_ one: Case) throws { try one.check() }
    @Test(arguments: AssertionCases.all) func assertions(_ one: Case) throws { try one.check() }

    @Test(arguments: AttackCases.all) func attacks(_ one: Case) throws { try one.check() }
}
